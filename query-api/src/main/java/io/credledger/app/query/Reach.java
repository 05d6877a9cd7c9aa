package io.credledger.app.query;

import io.credledger.ledger.Position;
import io.credledger.streams.Health;
import io.credledger.view.AppliedPositions;
import io.credledger.view.LocalStores;
import io.credledger.view.Progress;
import io.credledger.view.StoreReader;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * The view as this process reaches it.
 *
 * @param stores of all shards
 * @param here those of this process
 * @param positions as they were known a moment ago
 * @param signs whether signing is this process's affair now
 * @param health what the topology's own health means for being ready
 */
record Reach(
        StoreReader stores,
        StoreReader here,
        Progress progress,
        Supplier<List<Position>> positions,
        BooleanSupplier signs,
        UnaryOperator<Health> health) {

    /** Where all shards are in this process. */
    static Reach alone(LocalStores stores, AppliedPositions positions) {
        return new Reach(stores, stores, positions, positions::all, () -> true, UnaryOperator.identity());
    }
}
