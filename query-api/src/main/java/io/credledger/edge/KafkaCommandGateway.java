package io.credledger.edge;

import io.credledger.gateway.CommandClient;
import io.credledger.gateway.CommandNotSentException;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
import io.credledger.topic.Topics;
import io.credledger.view.Progress;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The gateway over one client of the topic of the edge's commands: the client brings the reply, and the view the rest. */
public final class KafkaCommandGateway implements CommandGateway, AutoCloseable {

    private final CommandClient commands;
    private final Progress positions;

    /** Owns the client from now on. */
    KafkaCommandGateway(CommandClient commands, Progress positions) {
        this.commands = commands;
        this.positions = positions;
    }

    /**
     * A gateway that sees the reply to whatever it sends.
     *
     * @param client what any Kafka client of the process needs: servers, security
     * @param positions of the view
     * @throws org.apache.kafka.common.errors.TimeoutException when the replies of all shards cannot be read in time
     */
    public static KafkaCommandGateway open(
            Map<String, Object> client, OuterFormat format, Progress positions, Duration patience) {
        return new KafkaCommandGateway(
                CommandClient.open(
                        client, format, Topics.COMMANDS_EDGE, positions.shards(), "credledger-edge", patience),
                positions);
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
        CompletableFuture<Reply> reply = commands.submit(message);
        endWith(answer, reply);
        var unused = reply.whenComplete((arrived, failure) -> follow(arrived, failure, answer));
        return answer;
    }

    private void follow(@Nullable Reply reply, @Nullable Throwable failure, CompletableFuture<Answer> answer) {
        if (reply == null) {
            answer.completeExceptionally(failure);
        } else if (reply.outcome() instanceof Reply.Accepted accepted) {
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
        return commands.waiting();
    }

    /** Who still waits gets {@link Answer.NotYet} when the patience ends. */
    @Override
    public void close() {
        commands.close();
    }
}
