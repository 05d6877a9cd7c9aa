package io.credledger.cli.suite;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.RefresherCommand;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Routing;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** What an edge does: sends commands, and waits for the committed reply. For several callers at a time. */
final class Desk implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 90;

    private final KafkaProducer<byte[], byte[]> producer;
    private final KafkaProducer<byte[], byte[]> refresher;
    private final KafkaConsumer<byte[], byte[]> replies;
    private final CommandCodec commands = new CommandCodec(OuterFormat.builtIn());
    private final ReplyCodec codec = new ReplyCodec(OuterFormat.builtIn());
    private final Map<CommandId, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "desk");
    private final int shards;
    private volatile boolean open = true;

    Desk(Broker broker, int shards) {
        this.shards = shards;
        producer = producer(broker, BrokerPrincipal.QUERY_API);
        refresher = producer(broker, BrokerPrincipal.REFRESHER);
        Map<String, Object> reading = new HashMap<>(broker.client(BrokerPrincipal.QUERY_API));
        reading.put("isolation.level", "read_committed");
        replies = new KafkaConsumer<>(reading, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        var partitions = IntStream.range(0, shards)
                .mapToObj(shard -> new TopicPartition(Topics.REPLIES.name(), shard))
                .toList();
        replies.assign(partitions);
        replies.seekToEnd(partitions);
        partitions.forEach(replies::position);
        reader.start();
    }

    private static KafkaProducer<byte[], byte[]> producer(Broker broker, BrokerPrincipal principal) {
        Map<String, Object> config = new HashMap<>(broker.client(principal));
        config.put("acks", "all");
        config.put("linger.ms", 0);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** Returns when the broker has the command; the reply comes when it is committed. One command at a time may wait under an id. */
    CompletableFuture<Reply> send(CommandMessage message) throws InterruptedException {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        waiting.put(message.header().id(), reply);
        Routing routing = message.command().target().routing();
        boolean worker = message.command() instanceof RefresherCommand;
        String topic = (worker ? Topics.COMMANDS_WORKER : Topics.COMMANDS_EDGE).name();
        byte[] value = commands.encode(topic, message);
        try {
            (worker ? refresher : producer)
                    .send(new ProducerRecord<>(topic, routing.shard(shards), RecordKeys.of(routing), value))
                    .get();
        } catch (ExecutionException e) {
            throw new AssertionError("the broker must take every command", e.getCause());
        }
        return reply;
    }

    Reply ask(CommandMessage message) throws InterruptedException {
        return await(send(message));
    }

    static Reply await(CompletableFuture<Reply> reply) throws InterruptedException {
        try {
            return reply.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError("every command must be answered", e);
        }
    }

    private void read() {
        while (open) {
            for (ConsumerRecord<byte[], byte[]> record : replies.poll(Duration.ofMillis(50))) {
                Reply reply = codec.decode(record.value());
                CompletableFuture<Reply> waiter = waiting.remove(reply.command());
                if (waiter != null) {
                    waiter.complete(reply);
                }
            }
        }
        replies.close();
    }

    @Override
    public void close() {
        open = false;
        try {
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        producer.close(Duration.ZERO);
        refresher.close(Duration.ZERO);
    }
}
