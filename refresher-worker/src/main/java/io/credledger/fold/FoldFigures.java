package io.credledger.fold;

import io.credledger.schedule.Overdue;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** What the shards of this process say of what is due. Safe for use by many threads. */
public final class FoldFigures {

    private final Map<Integer, Overdue> shards = new ConcurrentHashMap<>();

    void report(int shard, Overdue overdue) {
        shards.put(shard, overdue);
    }

    void forget(int shard) {
        shards.remove(shard);
    }

    /** How many shards this process has, of those that ticked; at least one. */
    int count() {
        return Math.max(1, shards.size());
    }

    /** Over all shards. */
    public int overdue() {
        return shards.values().stream().mapToInt(Overdue::late).sum();
    }

    /** Age of the oldest overdue entry, in seconds; 0 where there is none. */
    public double oldestOverdueSeconds(long nowMillis) {
        return shards.values().stream()
                        .map(Overdue::oldest)
                        .filter(Objects::nonNull)
                        .mapToLong(oldest -> Math.max(0, nowMillis - oldest.toEpochMilli()))
                        .max()
                        .orElse(0)
                / 1000.0;
    }
}
