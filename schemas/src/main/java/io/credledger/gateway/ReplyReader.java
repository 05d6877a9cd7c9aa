package io.credledger.gateway;

import io.credledger.topic.Topics;
import io.credledger.wire.RegistryUnavailableException;
import io.credledger.wire.ReplyCodec;
import io.credledger.wire.UnreadableRecordException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the replies of all shards from now on, on a thread of its own, and hands them to who waits. */
final class ReplyReader implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReplyReader.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Consumer<byte[], byte[]> consumer;
    private final ReplyCodec codec;
    private final ReplyWaiters waiters;
    private final List<TopicPartition> partitions;
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final Thread thread = new Thread(this::run, "credledger-replies");
    private volatile boolean closing;

    /** @param consumer owned from now on; touched by the reader's thread only */
    ReplyReader(Consumer<byte[], byte[]> consumer, ReplyCodec codec, ReplyWaiters waiters, int shards) {
        this.consumer = consumer;
        this.codec = codec;
        this.waiters = waiters;
        this.partitions = IntStream.range(0, shards)
                .mapToObj(shard -> new TopicPartition(Topics.REPLIES.name(), shard))
                .toList();
        thread.setDaemon(true);
    }

    /**
     * Returns once every reply to a command that is sent from then on will be seen.
     *
     * @throws TimeoutException when that takes longer
     */
    void start(Duration patience) {
        thread.start();
        try {
            ready.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            throw new TimeoutException("the replies of all shards must be readable", e);
        }
    }

    private void run() {
        try (consumer) {
            consumer.assign(partitions);
            while (!closing) {
                step();
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("the reader of replies is closed");
        }
    }

    /** The consumer mends what it can; what it throws is told and tried again, while whoever waits learns nothing. */
    private void step() {
        try {
            if (!ready.isDone()) {
                seekToNow();
            }
            consumer.poll(POLL).forEach(this::read);
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (KafkaException | RegistryUnavailableException e) {
            LOG.warn("replies cannot be read: {}", e.getClass().getName());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    private void seekToNow() {
        consumer.seekToEnd(partitions);
        // Seeking is lazy; asking for the position makes it happen before the first command is sent.
        partitions.forEach(consumer::position);
        ready.complete(null);
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        try {
            waiters.arrived(codec.decode(record.value()));
        } catch (UnreadableRecordException e) {
            // The view alarms; here somebody will be told "not yet".
            LOG.error(
                    "unreadable reply {}-{}@{}: {}",
                    record.topic(),
                    record.partition(),
                    record.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        closing = true;
        consumer.wakeup();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
