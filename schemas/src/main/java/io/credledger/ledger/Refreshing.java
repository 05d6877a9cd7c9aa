package io.credledger.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the refreshes of a connection's current generation have come to.
 *
 * @param open the attempt whose failure would count
 * @param succeeded the version at which the attempt began whose success was taken last, 0 before the first: an older attempt's success is late
 * @param winner that attempt
 * @param refreshedAt when that was
 * @param failures attempts since then that ended without success
 * @param unknown whether one of them ended without anybody knowing how
 * @param requestedAt since when somebody wants a refresh that no attempt has begun for
 * @param retryAt not before, as the last attempt left it
 * @param trouble why the last attempt failed; null where it did not, or nobody knows how it ended
 * @param reauth why a person is needed
 */
public record Refreshing(
        @Nullable OpenAttempt open,
        long succeeded,
        @Nullable AttemptId winner,
        @Nullable Instant refreshedAt,
        int failures,
        boolean unknown,
        @Nullable Instant requestedAt,
        @Nullable Instant retryAt,
        @Nullable RefreshTrouble trouble,
        @Nullable ReauthReason reauth) {

    /** Before the first attempt of a generation. */
    public static final Refreshing NONE = new Refreshing(null, 0, null, null, 0, false, null, null, null, null);

    /**
     * An attempt in progress, as far as the log knows.
     *
     * @param started the connection's version from its start on: attempts are ordered by it
     * @param worker whose journal will have the answer
     * @param leaseUntil by the writer's clock: after it the worker sends nothing any more
     */
    public record OpenAttempt(
            AttemptId attempt, long started, WorkerId worker, Instant startedAt, Instant leaseUntil) {}

    public boolean isOpen(AttemptId attempt) {
        return open != null && open.attempt().equals(attempt);
    }

    Refreshing requested(Instant at) {
        return new Refreshing(open, succeeded, winner, refreshedAt, failures, unknown, at, retryAt, trouble, reauth);
    }

    Refreshing started(OpenAttempt attempt) {
        return new Refreshing(
                attempt, succeeded, winner, refreshedAt, failures, unknown, null, retryAt, trouble, reauth);
    }

    Refreshing refreshed(AttemptId attempt, long started, Instant at) {
        return new Refreshing(null, started, attempt, at, 0, false, requestedAt, null, null, null);
    }

    Refreshing failed(@Nullable RefreshTrouble why, Instant again) {
        return new Refreshing(
                null,
                succeeded,
                winner,
                refreshedAt,
                failures + 1,
                unknown || why == null,
                requestedAt,
                again,
                why,
                reauth);
    }

    Refreshing needsReauth(ReauthReason reason) {
        return new Refreshing(null, succeeded, winner, refreshedAt, failures, unknown, null, null, null, reason);
    }

    Refreshing closed() {
        return new Refreshing(null, succeeded, winner, refreshedAt, failures, unknown, null, null, trouble, reauth);
    }
}
