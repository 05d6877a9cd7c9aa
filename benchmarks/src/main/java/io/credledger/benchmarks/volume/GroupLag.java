package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.Installation;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.fold.RefresherTopology;
import io.credledger.topic.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the workers' fold is behind the log, asked from outside. */
final class GroupLag implements AutoCloseable {

    /** The end of a transaction takes an offset that nobody reads and may never be committed past. */
    private static final long MARKERS = 2;

    private static final long LOOK_EVERY_MS = 50;

    private final Admin admin;
    private final Map<TopicPartition, OffsetSpec> ends = new HashMap<>();

    private GroupLag(Admin admin) {
        this.admin = admin;
        Stream.of(Topics.EVENTS, Topics.KEYS)
                .flatMap(topic -> IntStream.range(0, Installation.SHARDS)
                        .mapToObj(shard -> new TopicPartition(topic.name(), shard)))
                .forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    }

    static GroupLag open(WholeLedger ledger) {
        return new GroupLag(Admin.create(ledger.broker().clientProperties(BrokerPrincipal.ADMIN)));
    }

    void awaitCaughtUp() throws InterruptedException {
        while (behind() > 0) {
            Thread.sleep(LOOK_EVERY_MS);
        }
    }

    /** Records, over all shards. */
    long behind() throws InterruptedException {
        try {
            Map<TopicPartition, ListOffsetsResultInfo> last =
                    admin.listOffsets(ends).all().get();
            Map<TopicPartition, OffsetAndMetadata> done = admin.listConsumerGroupOffsets(
                            RefresherTopology.APPLICATION_ID)
                    .partitionsToOffsetAndMetadata()
                    .get();
            return last.entrySet().stream()
                    .mapToLong(end -> Math.max(0, end.getValue().offset() - offset(done.get(end.getKey())) - MARKERS))
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("the broker tells how far a group is", e.getCause());
        }
    }

    private static long offset(@Nullable OffsetAndMetadata committed) {
        return committed == null ? 0 : committed.offset();
    }

    @Override
    public void close() {
        admin.close();
    }
}
