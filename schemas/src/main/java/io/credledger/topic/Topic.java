package io.credledger.topic;

import java.time.Duration;
import java.util.Map;

/**
 * One topic.
 *
 * @param holds the type of its records' values
 * @param writer the only role that may write it
 * @param spread whether it has as many partitions as the ledger has shards, or one
 * @param config what differs from the broker's defaults
 */
public record Topic<V>(String name, Class<V> holds, Writer writer, boolean spread, Map<String, String> config) {

    /** Who may write. */
    public enum Writer {
        EDGE,
        WORKER,
        CASCADE,
        LEDGER
    }

    public int partitions(int shards) {
        return spread ? shards : 1;
    }

    static Map<String, String> keptFor(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }

    static Map<String, String> keptForEver() {
        return Map.of("cleanup.policy", "delete", "retention.ms", "-1", "retention.bytes", "-1");
    }
}
