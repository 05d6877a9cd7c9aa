package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.Installation;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.provider.Life;
import io.credledger.schedule.Due;
import io.credledger.schedule.DueTime;
import io.credledger.schedule.Standing;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads what is committed of the connections of one round: when each is due, by the refresher's own arithmetic, and when its refresh was there for others to see. */
final class RefreshWatch implements AutoCloseable {

    private final Map<ConnectionId, Instant> expiries = new ConcurrentHashMap<>();
    private final Map<ConnectionId, Long> due = new ConcurrentHashMap<>();
    private final Map<ConnectionId, Long> committed = new ConcurrentHashMap<>();
    private final AtomicLong notSent = new AtomicLong();
    private final AtomicReference<@Nullable String> failure = new AtomicReference<>();
    private final CountDownLatch left;
    private final Life life;
    private final Consumer<byte[], byte[]> consumer;
    private final EventCodec codec = new EventCodec(OuterFormat.builtIn());
    private final Thread reader = new Thread(this::read, "volume-watch");

    /** @param count how many are to be refreshed */
    RefreshWatch(WholeLedger ledger, Life life, int count) {
        this.life = life;
        this.left = new CountDownLatch(count);
        Map<String, Object> settings = new HashMap<>(ledger.broker().clientProperties(BrokerPrincipal.ADMIN));
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> shards = IntStream.range(0, Installation.SHARDS)
                .mapToObj(shard -> new TopicPartition(Topics.EVENTS.name(), shard))
                .toList();
        consumer.assign(shards);
        consumer.seekToEnd(shards);
        shards.forEach(consumer::position);
        reader.setDaemon(true);
        reader.start();
    }

    /** Before it is stored. */
    void expect(Grant grant) {
        expiries.put(grant.connection(), grant.expiresAt());
    }

    /** Returns when all are refreshed. */
    void await(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!left.await(1, TimeUnit.SECONDS)) {
            String wrong = failure.get();
            if (wrong != null || System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        wrong == null ? left.getCount() + " were not refreshed in time" : wrong);
            }
        }
    }

    /** Milliseconds since 1970, by connection. */
    Map<ConnectionId, Long> due() {
        return Map.copyOf(due);
    }

    /** The same: when a reader of what is committed saw the refresh. */
    Map<ConnectionId, Long> committed() {
        return Map.copyOf(committed);
    }

    /** How many attempts were begun and let go before anything was sent. */
    long notSent() {
        return notSent.get();
    }

    private void read() {
        try (consumer) {
            while (true) {
                var records = consumer.poll(Duration.ofMillis(100));
                long now = System.currentTimeMillis();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    event(codec.decode(record.value()), now);
                }
            }
        } catch (WakeupException e) {
            // Closed.
        } catch (RuntimeException e) {
            failure.compareAndSet(null, "the watch ended: " + e);
        }
    }

    private void event(LedgerEvent event, long now) {
        if (!(event.header().entity() instanceof ConnectionId id) || !expiries.containsKey(id)) {
            return;
        }
        if (event.fact() instanceof Fact.ConnectionGranted) {
            due.put(id, dueOf(event, Objects.requireNonNull(expiries.get(id))));
        } else if (event.fact() instanceof Fact.CredentialRefreshed) {
            committed.put(id, now);
            left.countDown();
        } else if (event.fact() instanceof Fact.RefreshFailed failed && failed.trouble() == RefreshTrouble.NOT_SENT) {
            // A worker that stops, or whose lease is over, lets go of what it has not asked for yet.
            notSent.incrementAndGet();
        } else if (!(event.fact() instanceof Fact.RefreshStarted)) {
            failure.compareAndSet(null, "a refresh came to " + event.fact());
        }
    }

    private long dueOf(LedgerEvent granted, Instant expiresAt) {
        Connection state = (Connection) Evolve.apply(null, granted.header(), granted.fact());
        Due at = DueTime.of(Standing.of(state, expiresAt, null), life);
        return Objects.requireNonNull(at).at().toEpochMilli();
    }

    @Override
    public void close() {
        consumer.wakeup();
    }
}
