package io.credledger.refresh;

import io.credledger.gateway.CommandClient;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends commands to the writer. Whoever waits goes on in a thread of the worker's pool. Safe for use by many threads. */
public final class Submission {

    private static final Logger LOG = LoggerFactory.getLogger(Submission.class);

    private final CommandClient client;
    private final Executor work;
    private final ScheduledExecutorService timer;
    private final Duration replyWithin;

    /** @param replyWithin after it, and no sooner, the same command is sent again */
    public Submission(CommandClient client, Executor work, ScheduledExecutorService timer, Duration replyWithin) {
        this.client = client;
        this.work = work;
        this.timer = timer;
        this.replyWithin = replyWithin;
    }

    /**
     * Sends it once.
     *
     * @return fails when there is no reply in time: the command may have been decided all the same
     */
    public CompletableFuture<Reply> once(CommandMessage message, Duration patience) {
        CompletableFuture<Reply> reply = client.submit(message);
        return reply.copy()
                .orTimeout(patience.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> reply.cancel(false))
                .thenApplyAsync(Function.identity(), work);
    }

    /** Sends it again until the writer has decided; ends with that, or with the process. */
    public CompletableFuture<Reply> untilDecided(CommandMessage message) {
        CompletableFuture<Reply> decided = new CompletableFuture<>();
        attempt(message, decided);
        return decided;
    }

    private void attempt(CommandMessage message, CompletableFuture<Reply> decided) {
        var unused = once(message, replyWithin).whenComplete((reply, failure) -> {
            if (failure == null && !isPassing(reply)) {
                decided.complete(reply);
                return;
            }
            LOG.warn("command {} is sent again: {}", message.header().id(), why(failure));
            // A time-out has waited already.
            again(message, decided, isTimeout(failure) ? Duration.ZERO : replyWithin);
        });
    }

    private void again(CommandMessage message, CompletableFuture<Reply> decided, Duration pause) {
        var unused = timer.schedule(
                () -> work.execute(() -> attempt(message, decided)), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A defect of the writer's: the next version may decide. */
    private static boolean isPassing(Reply reply) {
        return reply.outcome() instanceof Reply.Refused refused && refused.reason() == RefusalReason.INTERNAL;
    }

    private static boolean isTimeout(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        return cause instanceof TimeoutException;
    }

    private static String why(Throwable failure) {
        return failure == null
                ? "the writer could not decide it"
                : failure.getClass().getSimpleName();
    }
}
