package io.credledger.edge;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
import io.credledger.ledger.Routing;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * The gateway over one producer and one reader of replies, however many submit. A command's partition is its target's shard, said with
 * every record: Kafka's own partitioner has no say in where an entity lives.
 */
public final class KafkaCommandGateway implements CommandGateway, AutoCloseable {

    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(2);

    private final Producer<byte[], byte[]> producer;
    private final ReplyReader reader;
    private final ReplyWaiters waiters = new ReplyWaiters();
    private final CommandCodec codec;
    private final AppliedPositions positions;

    /** Owns both clients from now on. */
    KafkaCommandGateway(
            Producer<byte[], byte[]> producer,
            Consumer<byte[], byte[]> consumer,
            OuterFormat format,
            AppliedPositions positions) {
        this.producer = producer;
        this.reader = new ReplyReader(consumer, new ReplyCodec(format), waiters, positions.shards());
        this.codec = new CommandCodec(format);
        this.positions = positions;
    }

    /**
     * A gateway that sees the reply to whatever it sends.
     *
     * @param client what any Kafka client of the process needs: servers, security
     * @param positions of this process's view
     * @throws org.apache.kafka.common.errors.TimeoutException when the replies of all shards cannot be read in time
     */
    public static KafkaCommandGateway open(
            Map<String, Object> client, OuterFormat format, AppliedPositions positions, Duration patience) {
        KafkaCommandGateway gateway = new KafkaCommandGateway(
                GatewayClients.producer(client), GatewayClients.consumer(client), format, positions);
        gateway.start(patience);
        return gateway;
    }

    void start(Duration patience) {
        try {
            reader.start(patience);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    @Override
    public Answer submit(CommandMessage message, Duration patience) {
        CompletableFuture<Answer> answer = submitted(message, patience);
        try {
            return answer.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Answer notYet = notYet(message);
            answer.complete(notYet);
            return notYet;
        } catch (ExecutionException e) {
            throw new CommandNotSentException("Kafka must take the command", e);
        }
    }

    @Override
    public CompletableFuture<Answer> submitAsync(CommandMessage message, Duration patience) {
        // The threads that complete it apply events and read replies: they must not run what callers do with answers.
        return submitted(message, patience).thenApplyAsync(Function.identity());
    }

    private CompletableFuture<Answer> submitted(CommandMessage message, Duration patience) {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        answer.completeOnTimeout(notYet(message), patience.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<Reply> reply = waiters.await(message.header());
        endWith(answer, reply);
        var unused = reply.thenAccept(arrived -> follow(arrived, answer));
        send(message, answer);
        return answer;
    }

    private void send(CommandMessage message, CompletableFuture<Answer> answer) {
        Routing routing = message.command().target().routing();
        String topic = Topics.COMMANDS_EDGE.name();
        try {
            var unused = producer.send(
                    new ProducerRecord<>(
                            topic,
                            routing.shard(positions.shards()),
                            RecordKeys.of(routing),
                            codec.encode(topic, message)),
                    (metadata, failure) -> sent(message, failure, answer));
        } catch (RuntimeException e) {
            sent(message, e, answer);
        }
    }

    private static void sent(CommandMessage message, @Nullable Exception failure, CompletableFuture<Answer> answer) {
        if (failure != null && isRefusal(failure)) {
            answer.completeExceptionally(new CommandNotSentException("Kafka must take the command", failure));
        } else if (failure != null) {
            // It may have been written all the same.
            answer.complete(notYet(message));
        }
    }

    /** What is certain never to reach the writer. An illegal state is a producer that is closed. */
    private static boolean isRefusal(Exception failure) {
        return failure instanceof AuthorizationException
                || failure instanceof AuthenticationException
                || failure instanceof RecordTooLargeException
                || failure instanceof IllegalStateException;
    }

    private void follow(Reply reply, CompletableFuture<Answer> answer) {
        if (reply.outcome() instanceof Reply.Accepted accepted) {
            CompletableFuture<Void> applied = positions.whenApplied(accepted.position());
            endWith(answer, applied);
            var unused = applied.thenRun(() -> answer.complete(new Answer.Committed(reply, accepted)));
        } else {
            answer.complete(new Answer.Refused(reply, (Reply.Refused) reply.outcome()));
        }
    }

    /** Stops waiting when the answer is there, whatever it is. */
    private static void endWith(CompletableFuture<Answer> answer, Future<?> waiting) {
        var unused = answer.whenComplete((done, failure) -> waiting.cancel(false));
    }

    private static Answer notYet(CommandMessage message) {
        return new Answer.NotYet(message.header().id());
    }

    /** How many wait for a reply. */
    int waiting() {
        return waiters.size();
    }

    /** Who still waits gets {@link Answer.NotYet} when the patience ends. */
    @Override
    public void close() {
        producer.close(CLOSE_PATIENCE);
        reader.close();
    }
}
