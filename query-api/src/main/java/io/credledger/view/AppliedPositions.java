package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.WebhookBookId;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.stream.IntStream;

/** How far the view of this process has applied each shard, and who waits for more. Safe for use by many threads. */
public final class AppliedPositions implements Progress {

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

    @Override
    public int shards() {
        return shards.size();
    }

    @Override
    public List<Position> all() {
        return IntStream.range(0, shards.size())
                .mapToObj(shard -> new Position(shard, shards.get(shard).applied()))
                .toList();
    }

    @Override
    public long applied(int shard) {
        return shards.get(shard).applied();
    }

    @Override
    public long accesses(int shard) {
        return accesses.get(shard);
    }

    void accesses(int shard, long size) {
        accesses.set(shard, size);
    }

    /** Completes on the thread that applies events. */
    @Override
    public CompletableFuture<Void> whenApplied(Position position) {
        return shards.get(position.shard()).await(position.seq());
    }

    /**
     * Completes, on the thread that applies events, when something happens to the entity from now on. Whoever stops waiting cancels it.
     */
    public CompletableFuture<Void> whenChanged(EntityId entity) {
        return watch.await(entity);
    }

    /** A shard begins anew, perhaps earlier than it was: what is published must be what can be read. */
    void restart(int shard, long seq) {
        webhooks.incrementAndGet();
        shards.get(shard).moveTo(seq);
    }

    /** Completes on the thread that applies events, and not before the next event: whoever asks looks for an earlier one. */
    @Override
    public CompletableFuture<Void> whenChanged(EntityId entity, long version) {
        return whenChanged(entity);
    }

    /** What happened to it can be read. */
    void changed(EntityId entity) {
        if (entity instanceof WebhookBookId) {
            webhooks.incrementAndGet();
        }
        watch.changed(entity);
    }

    @Override
    public long webhooksRevision() {
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
