package io.credledger.cli.audit;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** A log that a test can change. */
public final class MemoryLog implements LedgerLog {

    private final Map<String, List<List<ConsumerRecord<byte[], byte[]>>>> topics = new ConcurrentHashMap<>();

    /** Everything that another log has of these topics. */
    public static MemoryLog of(LedgerLog other, List<String> topics) {
        MemoryLog log = new MemoryLog();
        for (String topic : topics) {
            for (int partition = 0; partition < other.partitions(topic); partition++) {
                try (Lane lane = other.lane(topic, partition)) {
                    List<ConsumerRecord<byte[], byte[]>> records = log.records(topic, partition);
                    for (var record = lane.next(); record != null; record = lane.next()) {
                        records.add(record);
                    }
                }
            }
        }
        return log;
    }

    public MemoryLog copy() {
        return of(this, List.copyOf(topics.keySet()));
    }

    /** To be changed. */
    public List<ConsumerRecord<byte[], byte[]>> records(String topic, int partition) {
        List<List<ConsumerRecord<byte[], byte[]>>> partitions =
                topics.computeIfAbsent(topic, absent -> new ArrayList<>());
        while (partitions.size() <= partition) {
            partitions.add(new ArrayList<>());
        }
        return partitions.get(partition);
    }

    public void add(String topic, int partition, byte[] key, byte @Nullable [] value) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic, partition);
        records.add(record(topic, partition, records.size(), key, value));
    }

    @SuppressWarnings("NullAway") // Kafka's record takes null for a tombstone, and does not say so
    public static ConsumerRecord<byte[], byte[]> record(
            String topic, int partition, long offset, byte[] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(topic, partition, offset, key, value);
    }

    /** Takes a whole partition away: the last one. */
    public void dropLastPartition(String topic) {
        List<?> partitions = topics.getOrDefault(topic, new ArrayList<>());
        partitions.remove(partitions.size() - 1);
    }

    @Override
    public int partitions(String topic) {
        return topics.getOrDefault(topic, List.of()).size();
    }

    @Override
    public Lane toItsEnd(String topic, int partition) {
        return lane(topic, partition);
    }

    @Override
    public void endHere(String topic) {
        // Nobody writes to it.
    }

    @Override
    public Lane lane(String topic, int partition) {
        List<ConsumerRecord<byte[], byte[]>> records = records(topic, partition);
        Iterator<ConsumerRecord<byte[], byte[]>> iterator = records.iterator();
        return new Lane() {
            private long passed;

            @Override
            public @Nullable ConsumerRecord<byte[], byte[]> next() {
                if (!iterator.hasNext()) {
                    return null;
                }
                passed++;
                return iterator.next();
            }

            @Override
            public long length() {
                return records.size();
            }

            @Override
            public long passed() {
                return passed;
            }

            @Override
            public void close() {
                // Nothing is open.
            }
        };
    }

    @Override
    public void close() {
        // Nothing is open.
    }
}
