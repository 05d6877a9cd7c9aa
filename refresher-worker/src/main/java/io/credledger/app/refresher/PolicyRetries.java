package io.credledger.app.refresher;

import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.provider.Life;
import io.credledger.refresh.Held;
import io.credledger.refresh.Opened;
import io.credledger.refresh.Planner;
import io.credledger.refresh.Verdicts.Retries;
import io.credledger.schedule.AfterUnknown;
import io.credledger.schedule.AfterUnknown.Loss;
import io.credledger.schedule.Backoff;
import io.credledger.sealing.BrokenSealException;
import java.time.Duration;
import java.time.Instant;
import java.util.SplittableRandom;

/** When an attempt that brought nothing is made again, by the provider's policy. */
final class PolicyRetries implements Retries {

    private final Opened opened;
    private final Planner planner;
    private final AfterUnknown policy;

    PolicyRetries(Opened opened, Planner planner, Duration journalWait) {
        this.opened = opened;
        this.planner = planner;
        this.policy = new AfterUnknown(Backoff.USUAL, journalWait);
    }

    @Override
    public Instant afterFailure(Held held, Instant now) {
        return now.plus(policy.backoff().after(failures(held), random(held)));
    }

    @Override
    public Instant afterUnknown(Held held, Life life, Instant startedAt, Instant now) {
        return policy.retryAt(life, new Loss(startedAt, now, failures(held), false), random(held));
    }

    @Override
    public Instant afterLoss(Held held, OpenAttempt open, Instant now) {
        return afterUnknown(held, life(held), open.startedAt(), now);
    }

    private Life life(Held held) {
        try {
            return opened.credential(held)
                    .flatMap(planner::site)
                    .map(site -> site.provider().life())
                    .orElse(LedgerDates.UNKNOWN);
        } catch (BrokenSealException e) {
            return LedgerDates.UNKNOWN;
        }
    }

    /** This one included. */
    private static int failures(Held held) {
        return held.state().refreshes().failures() + 1;
    }

    /** Chance that is the same whenever it is reckoned for the same state. */
    private static double random(Held held) {
        long seed = held.id().value().hashCode() * 0x9E3779B97F4A7C15L
                + held.state().version();
        return new SplittableRandom(seed).nextDouble();
    }
}
