package io.credledger.view;

import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The stores of this process, each shard from the moment on when it has as much of the log as there was when the shard came. What the instance
 * before has answered for is in it then; without that, an acknowledged write could be missing for as long as the copy is behind.
 */
public final class Arrivals implements StoreReader {

    private final LocalStores stores;
    private final AppliedPositions positions;

    /** How far the log was for the stay that it names. */
    private final AtomicReferenceArray<Target> targets;

    /** The stays whose target is reached. */
    private final AtomicLongArray arrived;

    private record Target(long opening, long seq) {}

    public Arrivals(LocalStores stores, AppliedPositions positions) {
        this.stores = stores;
        this.positions = positions;
        this.targets = new AtomicReferenceArray<>(positions.shards());
        this.arrived = new AtomicLongArray(positions.shards());
    }

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        if (Part.of(store) == Part.LEDGER && !hasArrived(shard)) {
            throw new ShardAwayException("a shard that came here is not yet what the log was");
        }
        return stores.read(store, shard, query);
    }

    private boolean hasArrived(int shard) {
        if (shard < 0 || shard >= positions.shards()) {
            return false;
        }
        long opening = stores.opening(Part.LEDGER, shard);
        if (opening == 0 || opening == arrived.get(shard)) {
            return opening != 0;
        }
        Target target = targets.get(shard);
        if (target == null || target.opening() != opening || positions.applied(shard) < target.seq()) {
            return false;
        }
        arrived.set(shard, opening);
        return true;
    }

    /** Whether {@link #look} has something to do. */
    public boolean isLookWanted() {
        for (int shard = 0; shard < positions.shards(); shard++) {
            if (isUnknown(shard, stores.opening(Part.LEDGER, shard))) {
                return true;
            }
        }
        return false;
    }

    /** @param end of the log of a shard as it is at the call */
    public void look(IntToLongFunction end) {
        for (int shard = 0; shard < positions.shards(); shard++) {
            long opening = stores.opening(Part.LEDGER, shard);
            if (isUnknown(shard, opening)) {
                targets.set(shard, new Target(opening, end.applyAsLong(shard)));
            }
        }
    }

    private boolean isUnknown(int shard, long opening) {
        Target target = targets.get(shard);
        return opening != 0 && (target == null || target.opening() != opening);
    }
}
