package io.credledger.fold;

import io.credledger.fold.StoredDueIndex.Entry;
import io.credledger.ledger.ConnectionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which connections of a shard are due and cannot be begun: what is in the way moves them in the index, and must not hide how long it takes. */
final class Waiting {

    private static final long REPORT_EVERY_MS = 1_000;

    /** Nothing is moved by more: what was not seen for so long is not waiting any more. */
    private static final long FORGET_AFTER_MS = 180_000;

    private final int shard;
    private final FoldFigures figures;
    private final Map<ConnectionId, Since> connections = new HashMap<>();
    private long reportedAt;

    private record Since(long due, long seenAt) {}

    Waiting(int shard, FoldFigures figures) {
        this.shard = shard;
        this.figures = figures;
    }

    void add(ConnectionId connection, long due, long now) {
        connections.put(connection, new Since(due, now));
    }

    void over(ConnectionId connection) {
        connections.remove(connection);
    }

    /** @param due what this tick takes up */
    void report(long now, List<Entry> due) {
        if (now - reportedAt < REPORT_EVERY_MS && now >= reportedAt) {
            return;
        }
        reportedAt = now;
        connections.values().removeIf(since -> now - since.seenAt() > FORGET_AFTER_MS);
        long oldest = Long.MAX_VALUE;
        for (Since since : connections.values()) {
            oldest = Math.min(oldest, since.due());
        }
        int count = connections.size();
        for (Entry entry : due) {
            if (!connections.containsKey(entry.connection())) {
                count++;
                oldest = Math.min(oldest, entry.due());
            }
        }
        figures.report(shard, new FoldFigures.Due(count, count == 0 ? 0 : oldest));
    }
}
