package io.credledger.app.refresher;

import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.provider.Life;
import io.credledger.provider.Rotation;
import io.credledger.refresh.Held;
import io.credledger.refresh.Opened;
import io.credledger.refresh.Planner;
import io.credledger.refresh.Verdicts.Retries;
import io.credledger.sealing.BrokenSealException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;

/** When an attempt that brought nothing is made again, by the provider's policy. */
final class PolicyRetries implements Retries {

    private static final Duration FIRST = Duration.ofSeconds(5);
    private static final Duration MOST = Duration.ofMinutes(15);
    private static final Duration WITHIN_GRACE = Duration.ofSeconds(1);

    private final Opened opened;
    private final Planner planner;
    private final Duration journalWait;

    PolicyRetries(Opened opened, Planner planner, Duration journalWait) {
        this.opened = opened;
        this.planner = planner;
        this.journalWait = journalWait;
    }

    @Override
    public Instant afterFailure(Held held, Instant now) {
        int failures = held.state().refreshes().failures();
        long most = Math.min(MOST.toMillis(), FIRST.toMillis() << Math.min(failures + 1, 20));
        return now.plusMillis(FIRST.toMillis() + (long) (random(held) * (most - FIRST.toMillis())));
    }

    @Override
    public Instant afterUnknown(Held held, Life life, Instant startedAt, Instant now) {
        if (life.rotation() == Rotation.NONE) {
            return afterFailure(held, now);
        }
        if (now.plus(WITHIN_GRACE).isBefore(startedAt.plus(life.grace()))) {
            return now.plus(WITHIN_GRACE);
        }
        return life.reuseDetected() ? now.plus(journalWait) : afterFailure(held, now);
    }

    @Override
    public Instant afterLoss(Held held, OpenAttempt open, Instant now) {
        return life(held)
                .map(life -> afterUnknown(held, life, open.startedAt(), now))
                .orElseGet(() -> now.plus(journalWait));
    }

    private Optional<Life> life(Held held) {
        try {
            return opened.credential(held)
                    .flatMap(planner::site)
                    .map(site -> site.provider().life());
        } catch (BrokenSealException e) {
            return Optional.empty();
        }
    }

    /** The same whenever it is reckoned for the same state. */
    private static double random(Held held) {
        return new SplittableRandom(held.id().hashCode() * 31L + held.state().version()).nextDouble();
    }
}
