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

    private static final long BEHIND_ALL = Long.MAX_VALUE;

    private final List<Lane> lanes = new ArrayList<>();
    private final @Nullable Stored[] heads;
    /** Of each head, beside each other: they are compared for every event. */
    private final long[] times;

    /** @param shards which ones */
    Merged(LedgerLog log, Iterable<Integer> shards) {
        try {
            for (int shard : shards) {
                lanes.add(log.lane(Topics.EVENTS.name(), shard));
            }
            this.heads = new Stored[lanes.size()];
            this.times = new long[lanes.size()];
            for (int lane = 0; lane < lanes.size(); lane++) {
                advance(lane);
            }
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Null behind the last. */
    @Nullable
    Stored next() {
        int first = 0;
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[first]) {
                first = i;
            }
        }
        if (times.length == 0 || times[first] == BEHIND_ALL) {
            return null;
        }
        Stored next = heads[first];
        advance(first);
        return next;
    }

    private void advance(int lane) {
        Stored head = read(lanes.get(lane));
        heads[lane] = head;
        times[lane] = head == null ? BEHIND_ALL : head.at();
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
