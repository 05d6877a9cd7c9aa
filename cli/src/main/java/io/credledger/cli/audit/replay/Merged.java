package io.credledger.cli.audit.replay;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.topic.Topics;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** All shards as one log, in order of time; within a moment by shard, and a shard in its own order. In memory is what each lane has fetched. */
final class Merged implements AutoCloseable {

    private final List<Lane> lanes = new ArrayList<>();
    private final List<@Nullable Stored> heads = new ArrayList<>();

    /** @param shards which ones */
    Merged(LedgerLog log, Iterable<Integer> shards) {
        try {
            for (int shard : shards) {
                lanes.add(log.lane(Topics.EVENTS.name(), shard));
            }
            lanes.forEach(lane -> heads.add(read(lane)));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Null behind the last. */
    @Nullable
    Stored next() {
        int first = -1;
        long earliest = Long.MAX_VALUE;
        for (int i = 0; i < heads.size(); i++) {
            Stored head = heads.get(i);
            if (head != null && head.at() < earliest) {
                first = i;
                earliest = head.at();
            }
        }
        if (first < 0) {
            return null;
        }
        Stored next = heads.get(first);
        heads.set(first, read(lanes.get(first)));
        return next;
    }

    private static @Nullable Stored read(Lane lane) {
        ConsumerRecord<byte[], byte[]> record = lane.next();
        return record == null ? null : Stored.of(record);
    }

    long length() {
        return lanes.stream().mapToLong(Lane::length).sum();
    }

    long passed() {
        return lanes.stream().mapToLong(Lane::passed).sum();
    }

    @Override
    public void close() {
        lanes.forEach(Lane::close);
    }
}
