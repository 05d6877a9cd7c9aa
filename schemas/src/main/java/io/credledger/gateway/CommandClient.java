package io.credledger.gateway;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Routing;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topic;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * One producer to one topic of commands and one reader of all replies, however many submit. A command's partition is its target's shard, said
 * with every record: Kafka's own partitioner has no say in where an entity lives. Safe for use by many threads.
 */
public final class CommandClient implements AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final ReplyReader reader;
    private final ReplyWaiters waiters = new ReplyWaiters();
    private final CommandCodec codec;
    private final String topic;
    private final int shards;

    private CommandClient(
            Producer<byte[], byte[]> producer,
            Consumer<byte[], byte[]> consumer,
            OuterFormat format,
            Topic<CommandMessage> topic,
            int shards) {
        this.producer = producer;
        this.reader = new ReplyReader(consumer, new ReplyCodec(format), waiters, shards);
        this.codec = new CommandCodec(format);
        this.topic = topic.name();
        this.shards = shards;
    }

    /**
     * A client that sees the reply to whatever it sends.
     *
     * @param client what any Kafka client of the process needs: servers, security
     * @param topic the one that this process may write
     * @param clientId what the broker's logs and metrics call it
     * @throws org.apache.kafka.common.errors.TimeoutException when the replies of all shards cannot be read in time
     */
    public static CommandClient open(
            Map<String, Object> client,
            OuterFormat format,
            Topic<CommandMessage> topic,
            int shards,
            String clientId,
            Duration patience) {
        return over(
                GatewayClients.producer(client, clientId),
                GatewayClients.consumer(client, clientId),
                format,
                topic,
                shards,
                patience);
    }

    /** The same over clients that are there, both owned from now on. */
    public static CommandClient over(
            Producer<byte[], byte[]> producer,
            Consumer<byte[], byte[]> consumer,
            OuterFormat format,
            Topic<CommandMessage> topic,
            int shards,
            Duration patience) {
        CommandClient commands = new CommandClient(producer, consumer, format, topic, shards);
        try {
            commands.reader.start(patience);
            return commands;
        } catch (RuntimeException e) {
            commands.close();
            throw e;
        }
    }

    /**
     * Sends the command. While the broker cannot be reached this blocks, for three seconds at most.
     *
     * @return the writer's reply, whether it accepted or refused; exceptionally only {@link CommandNotSentException}, when the command will
     *     never be decided. While neither is certain it stays open, also when sending failed: whoever stops waiting cancels it. Completed on
     *     the thread that reads all replies, or the producer's: what takes time is done elsewhere.
     */
    public CompletableFuture<Reply> submit(CommandMessage message) {
        CompletableFuture<Reply> reply = waiters.await(message.header());
        Routing routing = message.command().target().routing();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(
                            topic, routing.shard(shards), RecordKeys.of(routing), codec.encode(topic, message)),
                    (metadata, failure) -> sent(failure, reply));
        } catch (RuntimeException e) {
            sent(e, reply);
        }
        return reply;
    }

    /** After any other failure it may have been written all the same. */
    private static void sent(@Nullable Exception failure, CompletableFuture<Reply> reply) {
        if (failure != null && isRefusal(failure)) {
            reply.completeExceptionally(new CommandNotSentException("Kafka must take the command", failure));
        }
    }

    /** What is certain never to reach the writer. An illegal state is a producer that is closed. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof AuthorizationException
                || failure instanceof AuthenticationException
                || failure instanceof RecordTooLargeException
                || failure instanceof IllegalStateException;
    }

    /** How many wait for a reply. */
    public int waiting() {
        return waiters.size();
    }

    /** Who still waits is told nothing more. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
        reader.close();
    }
}
