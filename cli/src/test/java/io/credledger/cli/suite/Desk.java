package io.credledger.cli.suite;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
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
    private final KafkaConsumer<byte[], byte[]> replies;
    private final CommandCodec commands = new CommandCodec(OuterFormat.builtIn());
    private final ReplyCodec codec = new ReplyCodec(OuterFormat.builtIn());
    private final Map<CommandId, CompletableFuture<Reply>> waiting = new ConcurrentHashMap<>();
    private final Thread reader = new Thread(this::read, "desk");
    private final int shards;
    private volatile boolean open = true;

    Desk(Broker broker, int shards) {
        this.shards = shards;
        Map<String, Object> config = new HashMap<>(broker.client(BrokerPrincipal.QUERY_API));
        config.put("acks", "all");
        config.put("linger.ms", 0);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
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

    /** Sends; the reply comes when it is committed. One command at a time may wait under an id. */
    CompletableFuture<Reply> send(CommandMessage message) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        waiting.put(message.header().id(), reply);
        var routing = message.command().target().routing();
        String topic = Topics.COMMANDS_EDGE.name();
        byte[] value = commands.encode(topic, message);
        producer.send(
                new ProducerRecord<>(topic, routing.shard(shards), RecordKeys.of(routing), value), (sent, failure) -> {
                    if (failure != null) {
                        reply.completeExceptionally(failure);
                    }
                });
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
    public void close() throws InterruptedException {
        open = false;
        reader.join();
        producer.close(Duration.ZERO);
    }
}
