package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Position;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** How far the view has applied each shard, and who waits for more. Safe for use by many threads. */
public interface Progress {

    /** How many shards the ledger has. */
    int shards();

    /** In order of shards; seq 0 where nothing is applied or nobody is known to have the shard. */
    List<Position> all();

    /**
     * The seq that one shard has come to.
     *
     * @throws ViewUnavailableException when that cannot be said now
     */
    long applied(int shard);

    /** How many access records of the shard are in its tree; 0 where there is none. */
    long accesses(int shard);

    /**
     * Completes once the position is applied; at once if it is. Whoever stops waiting cancels it, and does nothing long on the thread that
     * completes it.
     *
     * @throws IndexOutOfBoundsException when the ledger has no such shard
     */
    CompletableFuture<Void> whenApplied(Position position);

    /**
     * Completes when something happens to the entity from now on, or may have since that version. Whoever stops waiting cancels it.
     */
    CompletableFuture<Void> whenChanged(EntityId entity, long version);

    /** Another number whenever who is to be told may be another list. */
    long webhooksRevision();

    /** False when the time is over, and at once when the ledger has no such shard. */
    default boolean await(Position position, Duration patience) throws InterruptedException {
        if (position.shard() >= shards()) {
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
}
