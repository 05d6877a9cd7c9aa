package io.credledger.fold;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What the shards of this process say of what is due. Safe for use by many threads. */
public final class FoldFigures {

    private final Map<Integer, Due> shards = new ConcurrentHashMap<>();

    /**
     * Of one shard, as of its last tick.
     *
     * @param overdue how many entries were due and not begun; counted up to a limit
     * @param oldestMillis since when the oldest of them was due, in milliseconds since 1970; 0 where there is none
     */
    public record Due(int overdue, long oldestMillis) {}

    void report(int shard, Due due) {
        shards.put(shard, due);
    }

    void forget(int shard) {
        shards.remove(shard);
    }

    /** Over all shards. */
    public int overdue() {
        return shards.values().stream().mapToInt(Due::overdue).sum();
    }

    /** Age of the oldest overdue entry, in seconds; 0 where there is none. */
    public double oldestOverdueSeconds(long nowMillis) {
        return shards.values().stream()
                        .filter(due -> due.overdue() > 0)
                        .mapToLong(due -> Math.max(0, nowMillis - due.oldestMillis()))
                        .max()
                        .orElse(0)
                / 1000.0;
    }
}
