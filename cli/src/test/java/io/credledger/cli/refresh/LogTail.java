package io.credledger.cli.refresh;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.refresh.WorkerCommands;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What the log says of each connection, and what the writer replied, as it comes. */
final class LogTail implements AutoCloseable {

    private static final EventCodec EVENTS = new EventCodec(OuterFormat.builtIn());
    private static final ReplyCodec REPLIES = new ReplyCodec(OuterFormat.builtIn());

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<ConnectionId, List<LedgerEvent>> events = new ConcurrentHashMap<>();
    private final Map<CommandId, Reply> replies = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "log-tail");

    LogTail(Map<String, Object> client, int shards) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        consumer = new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, shards)
                .boxed()
                .flatMap(shard ->
                        Stream.of(Topics.EVENTS, Topics.REPLIES).map(topic -> new TopicPartition(topic.name(), shard)))
                .toList());
        thread.start();
    }

    private void follow() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofMillis(200)).forEach(this::read);
            }
        } catch (WakeupException e) {
            // Closing.
        }
    }

    private void read(ConsumerRecord<byte[], byte[]> record) {
        if (record.topic().equals(Topics.REPLIES.name())) {
            Reply reply = REPLIES.decode(record.value());
            replies.put(reply.command(), reply);
            return;
        }
        LedgerEvent event = EVENTS.decode(record.value());
        if (event.header().entity() instanceof ConnectionId connection) {
            events.computeIfAbsent(connection, first -> new CopyOnWriteArrayList<>())
                    .add(event);
        }
    }

    List<LedgerEvent> events(ConnectionId connection) {
        return List.copyOf(events.getOrDefault(connection, List.of()));
    }

    <F extends Fact> List<F> facts(ConnectionId connection, Class<F> type) {
        return events(connection).stream()
                .map(LedgerEvent::fact)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /**
     * Why the writer refused what was made of a connection's first attempt; empty while it has not.
     *
     * @param word by which the worker names the command
     */
    Optional<RefusalReason> refusalOfFirstAttempt(ConnectionId connection, String word) {
        return events(connection).stream()
                .filter(event -> event.fact() instanceof Fact.RefreshStarted)
                .findFirst()
                .map(event -> endOfAttempt(event, word))
                .map(replies::get)
                .map(Reply::outcome)
                .filter(Reply.Refused.class::isInstance)
                .map(outcome -> ((Reply.Refused) outcome).reason());
    }

    private static CommandId endOfAttempt(LedgerEvent started, String word) {
        EventHeader header = started.header();
        return new WorkerCommands(header.ledger(), header.actor(), Clock.systemUTC())
                .header((ConnectionId) header.entity(), ((Fact.RefreshStarted) started.fact()).attempt(), word)
                .id();
    }

    boolean has(ConnectionId connection, Class<? extends Fact> type) {
        return !facts(connection, type).isEmpty();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
