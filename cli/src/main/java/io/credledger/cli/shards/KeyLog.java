package io.credledger.cli.shards;

import io.credledger.ledger.WrappedDataKey;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/** The wrapped data keys as their topic has them. What was written over is there until it is compacted, and does not count. */
public final class KeyLog {

    private final CommittedRecords records;
    private final DataKeyCodec codec;

    KeyLog(CommittedRecords records, DataKeyCodec codec) {
        this.records = records;
        this.codec = codec;
    }

    /** Those of a shard that are as wanted now, up to the end as it is at the call. Only they are held in memory. */
    public Collection<WrappedDataKey> latest(int shard, Predicate<WrappedDataKey> wanted) {
        Map<String, WrappedDataKey> found = new LinkedHashMap<>();
        records.forEach(Topics.KEYS.name(), shard, record -> {
            String id = new String(record.key(), StandardCharsets.US_ASCII);
            if (record.value() == null) {
                found.remove(id);
                return;
            }
            WrappedDataKey key = codec.decode(record.value()).key();
            if (wanted.test(key)) {
                found.put(id, key);
            } else {
                found.remove(id);
            }
        });
        return found.values();
    }
}
