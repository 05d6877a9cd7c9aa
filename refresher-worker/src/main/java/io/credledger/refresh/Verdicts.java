package io.credledger.refresh;

import io.credledger.ledger.Details.ProviderAnswer;
import io.credledger.ledger.LostCause;
import io.credledger.ledger.ReauthReason;
import io.credledger.ledger.RefreshTrouble;
import io.credledger.ledger.Refreshing;
import io.credledger.ledger.Refreshing.OpenAttempt;
import io.credledger.protocol.ProviderWords;
import io.credledger.protocol.TokenOutcome;
import io.credledger.protocol.TokenOutcome.Unclear;
import io.credledger.protocol.TokenOutcome.Unsent;
import io.credledger.provider.Life;
import io.credledger.refresh.Verdict.Failed;
import io.credledger.refresh.Verdict.Lost;
import io.credledger.refresh.Verdict.Reauth;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a provider's answer, or its absence, means for the grant and for the provider's gate. */
public final class Verdicts {

    private final Retries retries;
    private final Clock clock;

    public Verdicts(Retries retries, Clock clock) {
        this.retries = retries;
        this.clock = clock;
    }

    /** When to try again. Pure; deterministic in what it is given. */
    public interface Retries {

        /** After a failure that left the grant as it was. */
        Instant afterFailure(Held held, Instant now);

        /**
         * After an outcome that nobody knows, by the provider's policy.
         *
         * @param startedAt since when the provider may have seen the request
         */
        Instant afterUnknown(Held held, Life life, Instant startedAt, Instant now);

        /** The same where it was another worker's attempt, of which its journal may still tell. */
        Instant afterLoss(Held held, OpenAttempt open, Instant now);
    }

    /**
     * @param startedAt not after the request was sent
     * @param passage ended here
     */
    Verdict of(Plan plan, TokenOutcome outcome, Instant startedAt, Passage passage) {
        Instant now = now();
        if (outcome instanceof TokenOutcome.GrantDead dead) {
            passage.worked();
            return new Reauth(reason(plan.held().state().refreshes()), words(dead.words()));
        }
        if (outcome instanceof TokenOutcome.ClientMisconfigured misconfigured) {
            passage.misconfigured();
            return misconfigured(misconfigured, now);
        }
        if (outcome instanceof TokenOutcome.RateLimited limited) {
            passage.limited(limited.retryAfter());
            Instant again = retries.afterFailure(plan.held(), now);
            Duration asked = limited.retryAfter();
            Instant retryAt = asked == null ? again : later(now.plus(asked), again);
            return new Failed(RefreshTrouble.RATE_LIMITED, retryAt, Verdict.NO_WORDS);
        }
        if (outcome instanceof TokenOutcome.NotSent unsent) {
            unsent(unsent.why(), passage);
            return failed(plan, RefreshTrouble.NOT_SENT, now, Verdict.NO_WORDS);
        }
        if (outcome instanceof TokenOutcome.Unknown unknown) {
            passage.failed();
            Instant retryAt =
                    retries.afterUnknown(plan.held(), plan.site().provider().life(), startedAt, now);
            return new Lost(cause(unknown.why()), retryAt, Verdict.NO_WORDS);
        }
        passage.worked();
        ProviderAnswer said =
                outcome instanceof TokenOutcome.Refused refused ? words(refused.words()) : Verdict.NO_WORDS;
        return failed(plan, RefreshTrouble.REFUSED, now, said);
    }

    /**
     * One of two secrets was refused, and the other one may be taken: that says nothing of the provider.
     *
     * @param passage ended here
     */
    Verdict otherSecret(TokenOutcome.ClientMisconfigured outcome, Passage passage) {
        passage.unused();
        return misconfigured(outcome, now());
    }

    /** The gate says when: nothing else is wrong, and whoever corrects the client waits for it. */
    private static Failed misconfigured(TokenOutcome.ClientMisconfigured outcome, Instant now) {
        return new Failed(RefreshTrouble.CLIENT_MISCONFIGURED, now, words(outcome.words()));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** A refusal after an outcome that nobody knows is most likely that outcome. */
    private static ReauthReason reason(Refreshing refreshes) {
        return refreshes.unknown() ? ReauthReason.ANSWER_LOST : ReauthReason.GRANT_DEAD;
    }

    private Failed failed(Plan plan, RefreshTrouble trouble, Instant now, ProviderAnswer words) {
        return new Failed(trouble, retries.afterFailure(plan.held(), now), words);
    }

    /** What is refused here, or withdrawn by us, says nothing of the provider. */
    private static void unsent(Unsent why, Passage passage) {
        if (why == Unsent.WITHDRAWN || why == Unsent.TARGET_REFUSED || why == Unsent.NO_ENDPOINT) {
            passage.unused();
        } else {
            passage.failed();
        }
    }

    private static LostCause cause(Unclear unclear) {
        return switch (unclear) {
            case TIMEOUT -> LostCause.TIMEOUT;
            case CUT -> LostCause.CUT;
            case TOO_LARGE -> LostCause.TOO_LARGE;
            case PROVIDER_FAILED -> LostCause.PROVIDER_FAILED;
            case NOT_UNDERSTOOD -> LostCause.NOT_UNDERSTOOD;
        };
    }

    private static ProviderAnswer words(ProviderWords words) {
        return new ProviderAnswer(words.error().isEmpty() ? null : words.error(), words.description());
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
