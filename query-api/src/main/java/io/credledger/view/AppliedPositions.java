package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookBookId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** How far the view of this process has applied each shard, and who waits for more. Safe for use by many threads. */
public final class AppliedPositions {

    private final List<ShardProgress> shards;
    private final AtomicLongArray accesses;
    private final EntityWatch watch = new EntityWatch();
    private final AtomicLong webhooks = new AtomicLong();

    /** @param shards how many the ledger has */
    public AppliedPositions(int shards) {
        this.shards =
                IntStream.range(0, shards).mapToObj(i -> new ShardProgress()).toList();
        this.accesses = new AtomicLongArray(shards);
    }

    /** How many shards the ledger has. */
    public int shards() {
        return shards.size();
    }

    /** In order of shards; seq 0 where nothing is applied or the shard is not here. */
    public List<Position> all() {
        return IntStream.range(0, shards.size())
                .mapToObj(shard -> new Position(shard, shards.get(shard).applied()))
                .toList();
    }

    /** The same of one shard. */
    long applied(int shard) {
        return shards.get(shard).applied();
    }

    /** How many access records of the shard are in its tree; 0 where there is none. */
    long accesses(int shard) {
        return accesses.get(shard);
    }

    void accesses(int shard, long size) {
        accesses.set(shard, size);
    }

    /**
     * Completes, on the thread that applies events, once the position is applied; at once if it is. Whoever stops waiting cancels it.
     *
     * @throws IndexOutOfBoundsException when the ledger has no such shard
     */
    public CompletableFuture<Void> whenApplied(Position position) {
        return shards.get(position.shard()).await(position.seq());
    }

    /**
     * Completes, on the thread that applies events, when something happens to the entity from now on. Whoever stops waiting cancels it.
     */
    public CompletableFuture<Void> whenChanged(EntityId entity) {
        return watch.await(entity);
    }

    /** False when the time is over, and at once when the ledger has no such shard. */
    public boolean await(Position position, Duration patience) throws InterruptedException {
        if (position.shard() >= shards.size()) {
            return false;
        }
        CompletableFuture<Void> applied = whenApplied(position);
        try {
            applied.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for a position cannot fail", e);
        } finally {
            applied.cancel(false);
        }
    }

    /** A shard begins anew, perhaps earlier than it was: what is published must be what can be read. */
    void restart(int shard, long seq) {
        webhooks.incrementAndGet();
        shards.get(shard).moveTo(seq);
    }

    /** What happened to it can be read. */
    void changed(EntityId entity) {
        if (entity instanceof WebhookBookId) {
            webhooks.incrementAndGet();
        }
        watch.changed(entity);
    }

    /** Another number whenever who is to be told may be another list. */
    long webhooksRevision() {
        return webhooks.get();
    }

    /** For how many entities somebody waits. */
    int watched() {
        return watch.size();
    }

    void advance(int shard, long seq) {
        shards.get(shard).moveTo(seq);
    }
}
