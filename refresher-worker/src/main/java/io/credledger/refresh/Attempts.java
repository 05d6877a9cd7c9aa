package io.credledger.refresh;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.Reply;
import io.credledger.protocol.ClientCredentials;
import io.credledger.protocol.TokenOutcome;
import io.credledger.refresh.Verdict.Lost;
import io.credledger.refresh.Verdict.Reauth;
import io.credledger.secret.SecretToken;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes attempts: the intent is committed before anything is sent, one request is sent while the lease holds, and the answer is in the journal before
 * anything else is done with it. What came of an attempt is on the log, and nowhere else. Safe for use by many threads.
 */
public final class Attempts {

    private static final Logger LOG = LoggerFactory.getLogger(Attempts.class);

    private final AttemptParts parts;
    private final Renewal renewal;
    private final Secrets secrets = new Secrets();
    private final SecureRandom random = new SecureRandom();
    private final Set<ConnectionId> underway = ConcurrentHashMap.newKeySet();
    private final Pasts pasts = new Pasts();
    private final Surpassed surpassed = new Surpassed();
    private volatile boolean stopping;

    public Attempts(AttemptParts parts) {
        this.parts = parts;
        this.renewal = new Renewal(parts.commands(), parts.opened(), parts.refreshTokens(), parts.clock());
    }

    /** How many are under way. */
    public int underway() {
        return underway.size();
    }

    /** Whether an attempt at the connection is under way in this process. */
    public boolean isUnderway(ConnectionId connection) {
        return underway.contains(connection);
    }

    /** Whether the log is known to have a later version of the connection: nothing can begin at this one. */
    public boolean isSurpassed(ConnectionId connection, long version) {
        return surpassed.isSurpassed(connection, version);
    }

    /** What is known of an attempt that is not under way. */
    public Past past(AttemptId attempt) {
        return pasts.of(attempt);
    }

    /** From now on nothing is sent; what was sent may be answered. */
    public void stop() {
        stopping = true;
    }

    /**
     * Makes one. Returns at once.
     *
     * @param passage ended here
     * @return done when nothing more will be sent to the provider and the ledger knows, or cannot be told; never fails
     */
    public CompletableFuture<Void> begin(Plan plan, Passage passage) {
        ConnectionId connection = plan.held().id();
        if (!underway.add(connection)) {
            passage.unused();
            return CompletableFuture.completedFuture(null);
        }
        parts.figures().began();
        AttemptId attempt = AttemptId.of(connection.routing(), random.nextLong());
        Attempt one = new Attempt(
                plan,
                attempt,
                parts.clock().instant(),
                System.nanoTime() + parts.settings().lease().toNanos());
        return CompletableFuture.completedFuture(one)
                .thenComposeAsync(this::start, parts.work())
                .handle((reply, failure) -> start(reply, failure))
                .thenComposeAsync(start -> started(one, passage, start), parts.work())
                .exceptionally(defect -> defect(one, defect))
                .whenComplete((done, never) -> underway.remove(connection));
    }

    /** What became of the intent. */
    private enum Start {
        COMMITTED,
        /** Somebody else changed the connection. */
        SUPERSEDED,
        /** Nobody knows, or certainly not. */
        UNANSWERED
    }

    private static Start start(@Nullable Reply reply, @Nullable Throwable failure) {
        if (reply == null || failure != null) {
            return Start.UNANSWERED;
        }
        return reply.outcome() instanceof Reply.Accepted ? Start.COMMITTED : Start.SUPERSEDED;
    }

    /** @param leaseEnds by the monotonic clock, counted from before the intent was sent */
    private record Attempt(Plan plan, AttemptId id, Instant began, long leaseEnds) {

        Connection state() {
            return plan.held().state();
        }

        /** The connection's version from the attempt's start on. */
        long started() {
            return state().version() + 1;
        }

        String provider() {
            return plan.site().provider().id();
        }

        Secrets.Held secrets() {
            return Secrets.Held.of(plan.client(), plan.registration());
        }
    }

    private CompletableFuture<Reply> start(Attempt attempt) {
        parts.steps().reached(Step.CHOSEN, attempt.id());
        Connection state = attempt.state();
        CommandHeader header = parts.commands().header(state.id(), attempt.id() + "/start", state.version());
        Command command = new Command.StartRefresh(
                state.id(),
                state.generation(),
                attempt.id(),
                parts.journal().worker(),
                parts.settings().lease().toMillis());
        CompletableFuture<Reply> reply =
                parts.submission().once(message(attempt.plan(), header, command, new Details.Nothing()), sendable());
        parts.steps().reached(Step.START_SENT, attempt.id());
        return reply;
    }

    /** What is left of the lease must be enough for an answer. */
    private Duration sendable() {
        return parts.settings().lease().minus(parts.settings().answerWithin());
    }

    /** Where it is not committed, nothing was sent; if it is committed after all, its lease tells. */
    private CompletableFuture<Void> started(Attempt attempt, Passage passage, Start start) {
        if (start == Start.UNANSWERED) {
            pasts.put(attempt.id(), Past.UNSENT);
        } else {
            surpassed.put(attempt.state().id(), attempt.state().version());
        }
        if (start != Start.COMMITTED) {
            passage.unused();
            parts.figures().ended(attempt.provider(), start == Start.SUPERSEDED ? "superseded" : "not-started");
            return CompletableFuture.completedFuture(null);
        }
        parts.steps().reached(Step.STARTED, attempt.id());
        return ask(attempt, passage).thenRun(() -> pasts.put(attempt.id(), Past.DECIDED));
    }

    private CompletableFuture<Void> ask(Attempt attempt, Passage passage) {
        Plan plan = attempt.plan();
        SecretToken used;
        try {
            used = renewal.refreshToken(plan.held(), plan.credential());
        } catch (CryptoException e) {
            LOG.error(
                    "the refresh token [redacted] of {} does not open: {}",
                    plan.held().id(),
                    e.getMessage());
            passage.unused();
            return end(attempt, new Reauth(ReauthReason.UNREADABLE, Verdict.NO_WORDS));
        }
        boolean previous = secrets.usesPrevious(attempt.secrets());
        SecretToken secret = parts.opened()
                .secret(plan.client(), plan.registration(), previous)
                .orElse(null);
        ClientCredentials client = new ClientCredentials(plan.registration().clientId(), secret);
        return parts.tokens()
                .refresh(plan.site(), client, used, parts.settings().redirectUri(), () -> holds(attempt))
                .thenComposeAsync(outcome -> answered(attempt, passage, outcome, used, previous), parts.work())
                .whenComplete((done, failure) -> {
                    used.close();
                    if (secret != null) {
                        secret.close();
                    }
                });
    }

    /** Immediately before the first byte. */
    private boolean holds(Attempt attempt) {
        long left = attempt.leaseEnds() - System.nanoTime();
        boolean holds = !stopping && left >= parts.settings().answerWithin().toNanos();
        if (holds) {
            parts.steps().reached(Step.SENDING, attempt.id());
        }
        return holds;
    }

    private CompletableFuture<Void> answered(
            Attempt attempt, Passage passage, TokenOutcome outcome, SecretToken used, boolean previous) {
        parts.steps().reached(Step.ANSWERED, attempt.id());
        if (outcome instanceof TokenOutcome.Granted granted) {
            secrets.accepted(attempt.secrets(), previous);
            passage.worked();
            return granted(attempt, granted, used);
        }
        if (outcome instanceof TokenOutcome.ClientMisconfigured misconfigured
                && secrets.leavesAnother(attempt.secrets(), previous)) {
            return end(attempt, parts.verdicts().otherSecret(misconfigured, passage));
        }
        return end(attempt, parts.verdicts().of(attempt.plan(), outcome, attempt.began(), passage));
    }

    private CompletableFuture<Void> granted(Attempt attempt, TokenOutcome.Granted granted, SecretToken used) {
        Answered answered;
        try (var tokens = granted.tokens()) {
            answered = renewal.seal(attempt.plan(), attempt.id(), attempt.started(), tokens, used);
        } catch (RuntimeException e) {
            // Too large for an event, or its keys are gone: the provider has rotated, and nobody can keep it.
            LOG.error(
                    "the answer to {} cannot be sealed: {}",
                    attempt.id(),
                    e.getClass().getName());
            return end(attempt, new Lost(LostCause.TOO_LARGE, parts.clock().instant(), Verdict.NO_WORDS));
        }
        parts.steps().reached(Step.SEALED, attempt.id());
        return parts.completion().keep(answered).thenRun(() -> parts.figures().ended(attempt.provider(), "refreshed"));
    }

    /** Says on the log what became of an attempt that brought nothing. */
    private CompletableFuture<Void> end(Attempt attempt, Verdict verdict) {
        parts.figures().ended(attempt.provider(), verdict.outcome());
        Connection state = attempt.state();
        CommandHeader header = parts.commands().header(state.id(), attempt.id(), verdict.word());
        CommandMessage message = message(
                attempt.plan(),
                header,
                verdict.command(state.id(), state.generation(), attempt.id()),
                verdict.details());
        return parts.submission().untilDecided(message).thenApply(reply -> null);
    }

    private CommandMessage message(Plan plan, CommandHeader header, Command command, Details details) {
        try (DataKey key = parts.opened()
                .key(plan.held(), plan.held().state().detailsKey())
                .orElseThrow(() -> new IllegalStateException("an attempt needs its connection's key"))) {
            return parts.commands().finish(header, command, details, key);
        }
    }

    private static Void defect(Attempt attempt, Throwable defect) {
        LOG.error("attempt {} ended in a defect", attempt.id(), defect);
        return null;
    }
}
