package io.credledger.schedule;

import io.credledger.ledger.ConnectionId;
import java.time.Instant;

/** Chance that every worker reckons the same, whenever it folds the same events. */
final class Jitter {
    private static final long FNV_OFFSET = 0xCBF29CE484222325L;
    private static final long FNV_PRIME = 0x100000001B3L;

    private Jitter() {}

    /** In [0, 1), another for each credential that a connection gets. */
    static double of(ConnectionId connection, long generation, Instant obtainedAt) {
        long hash = FNV_OFFSET;
        for (char character : connection.value().toCharArray()) {
            hash = (hash ^ character) * FNV_PRIME;
        }
        return (mixed(mixed(hash ^ generation) ^ obtainedAt.toEpochMilli()) >>> 11) * 0x1p-53;
    }

    /** The finisher of SplitMix64. */
    private static long mixed(long bits) {
        long mixed = (bits ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return mixed ^ mixed >>> 31;
    }
}
