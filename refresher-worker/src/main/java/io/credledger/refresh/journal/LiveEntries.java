package io.credledger.refresh.journal;

import io.credledger.ledger.AttemptId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was put and is not done, oldest first. */
final class LiveEntries {
    private final Map<AttemptId, Change.Put> entries = new LinkedHashMap<>();
    private long bytes;

    synchronized void apply(Iterable<? extends Change> changes) {
        for (Change change : changes) {
            Change.Put before = entries.remove(change.attempt());
            bytes -= before == null ? 0 : Frame.size(before);
            if (change instanceof Change.Put put) {
                entries.put(put.attempt(), put);
                bytes += Frame.size(put);
            }
        }
    }

    synchronized List<Change.Put> puts() {
        return List.copyOf(entries.values());
    }

    synchronized int count() {
        return entries.size();
    }

    /** As they are in a segment. */
    synchronized long bytes() {
        return bytes;
    }
}
