package io.credledger.token;

import io.credledger.edge.RefusedException;
import io.credledger.protocol.TokenOutcome;
import java.time.Duration;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is said where an exchange comes to nothing: the subject's fault, the operator's, or nobody's. */
final class ExchangeRefusals {

    /** Until an operator has mended it. */
    private static final long LATER = 60;

    private static final long SOON = 5;

    private ExchangeRefusals() {}

    static TokenRefusedException of(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.Refused refused) {
            return refused(refused.refusal());
        }
        if (outcome instanceof TokenOutcome.GrantDead) {
            return refused("invalid_grant");
        }
        if (outcome instanceof TokenOutcome.ClientMisconfigured) {
            return refusesClient();
        }
        if (outcome instanceof TokenOutcome.RateLimited limited) {
            return unavailable(limited.retryAfter());
        }
        return unavailable(null);
    }

    private static TokenRefusedException refused(TokenOutcome.Refusal refusal) {
        return switch (refusal) {
            case INVALID_SCOPE -> refused("invalid_scope");
            case UNAUTHORIZED_CLIENT, UNSUPPORTED_GRANT_TYPE -> refusesClient();
            case INVALID_REQUEST, INVALID_TARGET, UNSUPPORTED_TOKEN_TYPE, ACCESS_DENIED, OTHER ->
                refused("invalid_grant");
        };
    }

    private static TokenRefusedException refused(String error) {
        return TokenRefusedException.because(
                error, "exchange-refused", "the provider does not exchange the subject's token");
    }

    private static TokenRefusedException refusesClient() {
        return TokenRefusedException.later(
                "provider-refuses-client", "the provider does not accept the server's client", LATER);
    }

    private static TokenRefusedException unavailable(@Nullable Duration wait) {
        return TokenRefusedException.later(
                "provider-unavailable",
                "the provider could not be asked, or did not answer as it should",
                wait == null ? SOON : Math.max(1, Math.min(wait.toSeconds() + 1, 900)));
    }

    static TokenRefusedException paused() {
        return TokenRefusedException.later("provider-paused", "the operator has paused the provider", LATER);
    }

    static TokenRefusedException ended() {
        return TokenRefusedException.later("provider-unavailable", "the exchanged token has just ended", 1);
    }

    /** What only an operator can mend is no fault of the request. */
    static <T> T misconfigured(Supplier<T> question) {
        try {
            return question.get();
        } catch (RefusedException e) {
            String slug = e.refusal().slug();
            throw TokenRefusedException.later(
                    slug.equals("invalid-request") ? "client-required" : slug,
                    "the server's client for this provider cannot be used",
                    LATER);
        }
    }
}
