package io.credledger.outbound;

import io.credledger.outbound.OutboundFailure.NotSent;
import io.credledger.outbound.OutboundFailure.Unanswered;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * How far one request has come. Whether it was sent is decided here, once: {@link #maySend()} and every failure change the same
 * phase, so what was reported as not sent is never sent afterwards.
 */
final class Exchange {

    private enum Phase {
        RESOLVING(NotSent.DNS),
        CONNECTING(NotSent.CONNECT),
        SECURING(NotSent.TLS),
        SENT(Unanswered.CUT),
        OVER(Unanswered.CUT);

        private final OutboundFailure failure;

        Phase(OutboundFailure failure) {
            this.failure = failure;
        }

        boolean beforeSending() {
            return failure instanceof NotSent;
        }
    }

    private final CompletableFuture<OutboundAnswer> answer = new CompletableFuture<>();
    private final Executor callers;
    private final BooleanSupplier permit;
    private Phase phase = Phase.RESOLVING;
    private volatile @Nullable IOSession connection;

    /**
     * The answer is given on {@code callers}: what they do then must not hold up other connections.
     *
     * @param permit asked once, right before the first byte
     */
    Exchange(Executor callers, BooleanSupplier permit) {
        this.callers = callers;
        this.permit = permit;
    }

    CompletableFuture<OutboundAnswer> answer() {
        return answer;
    }

    synchronized boolean isOver() {
        return phase == Phase.OVER;
    }

    void connecting() {
        enter(Phase.CONNECTING);
    }

    void connected(IOSession session, boolean secured) {
        connection = session;
        if (secured) {
            enter(Phase.SECURING);
        }
        if (isOver()) {
            session.close(CloseMode.IMMEDIATE);
        }
    }

    /** Asked once, right before the first byte. */
    boolean maySend() {
        if (!permit.getAsBoolean()) {
            failed(NotSent.WITHDRAWN);
            return false;
        }
        return enter(Phase.SENT) != Phase.OVER;
    }

    void answered(OutboundAnswer complete) {
        if (enter(Phase.OVER) != Phase.OVER) {
            end(() -> answer.complete(complete));
        }
    }

    /** With what the phase it fails in stands for. */
    void failed() {
        Phase was = enter(Phase.OVER);
        if (was != Phase.OVER) {
            end(was.failure);
        }
    }

    void failed(OutboundFailure failure) {
        if (enter(Phase.OVER) != Phase.OVER) {
            end(failure);
        }
    }

    /** The time for everything before the first byte has passed. */
    void connectDeadline() {
        Phase was = overUnlessSent();
        if (was.beforeSending()) {
            end(was.failure);
        }
    }

    void deadline() {
        Phase was = enter(Phase.OVER);
        if (was != Phase.OVER) {
            end(was.beforeSending() ? was.failure : Unanswered.TIMEOUT);
        }
    }

    private synchronized Phase enter(Phase next) {
        Phase was = phase;
        if (was != Phase.OVER) {
            phase = next;
        }
        return was;
    }

    private synchronized Phase overUnlessSent() {
        return phase.beforeSending() ? enter(Phase.OVER) : phase;
    }

    private void end(OutboundFailure failure) {
        end(() -> answer.completeExceptionally(new OutboundException(failure)));
    }

    private void end(Runnable outcome) {
        IOSession session = connection;
        if (session != null) {
            session.close(CloseMode.IMMEDIATE);
        }
        try {
            callers.execute(outcome);
        } catch (RejectedExecutionException e) {
            // Closing: nobody else will tell them.
            outcome.run();
        }
    }
}
