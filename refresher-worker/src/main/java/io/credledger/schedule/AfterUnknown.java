package io.credledger.schedule;

import io.credledger.ledger.Refreshing;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import java.time.Duration;
import java.time.Instant;

/**
 * When the stored refresh token is tried again after nobody knows what became of an attempt with it. Sooner within the time in which the provider forgives
 * it; later where a second use costs the grant, for a journal that may yet have the answer.
 *
 * @param journalWait how long another worker's journal is waited for
 */
public record AfterUnknown(Backoff backoff, Duration journalWait) {

    private static final Duration FIRST_WITHIN_GRACE = Duration.ofMillis(250);

    public static final AfterUnknown USUAL = new AfterUnknown(Backoff.USUAL, Duration.ofMinutes(10));

    /**
     * An attempt without a known end.
     *
     * @param startedAt since when the provider may have seen it
     * @param failures in a row, this one included
     * @param earlierLife whether this worker began it in an earlier life: no journal but ours could have the answer, and it has not
     */
    public record Loss(Instant startedAt, Instant now, int failures, boolean earlierLife) {}

    /** @param random in [0, 1) */
    public Instant retryAt(Life life, Loss loss, double random) {
        if (loss.earlierLife()) {
            return loss.now();
        }
        if (life.rotation() == Rotation.NONE) {
            return loss.now().plus(backoff.after(loss.failures(), random));
        }
        Duration grace = Duration.between(loss.now(), loss.startedAt().plus(life.grace()));
        if (grace.compareTo(Duration.ZERO) > 0) {
            return loss.now().plusMillis((long) (random * withinGrace(grace, loss.failures())));
        }
        return life.reuseDetected()
                ? loss.now().plus(journalWait)
                : loss.now().plus(backoff.after(loss.failures(), random));
    }

    /**
     * Whether the provider still forgives a repeat, as far as the log tells: within the grace it is to be made while most of that is left, so the grace is over
     * when it could have passed since then.
     */
    public static boolean isForgiven(Life life, Refreshing refreshes, Instant now) {
        Instant retryAt = refreshes.retryAt();
        return refreshes.unknown()
                && retryAt != null
                && life.rotation() != Rotation.NONE
                && now.isBefore(retryAt.plus(life.grace()));
    }

    /** Never so late that the attempt would not fit into what is left. */
    private static double withinGrace(Duration left, int failures) {
        long most = FIRST_WITHIN_GRACE.toMillis() << Math.min(Math.max(failures, 1), 10);
        return Math.min((double) most, left.toMillis() / 4.0);
    }
}
