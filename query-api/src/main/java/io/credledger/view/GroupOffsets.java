package io.credledger.view;

import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Asks the broker. */
public final class GroupOffsets implements CommittedOffsets {

    /** Well below the poll interval, which a stream thread that waits here must keep. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Admin admin;
    private final String group;

    /** @param admin lent: who made it closes it */
    public GroupOffsets(Admin admin, String group) {
        this.admin = admin;
        this.group = group;
    }

    /** @throws ViewUnavailableException when the broker does not answer; the stream thread is replaced */
    @Override
    public long next(String topic, int shard) {
        try {
            OffsetAndMetadata committed = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .get(new TopicPartition(topic, shard));
            return committed == null ? 0 : committed.offset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ViewUnavailableException("interrupted while asking for committed offsets", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new ViewUnavailableException("the broker must tell the committed offsets of the view", e);
        }
    }
}
