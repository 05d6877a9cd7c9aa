package io.credledger.connect;

import io.credledger.edge.EdgeReason;
import io.credledger.protocol.AccountOutcome;
import io.credledger.protocol.CallbackError;
import io.credledger.protocol.JwtOutcome;
import io.credledger.protocol.ProviderWords;
import io.credledger.protocol.TokenOutcome;

/** What a provider's no means for a flow. Pure. */
final class Reasons {

    private static final ProviderWords NOTHING = new ProviderWords("", null);

    private Reasons() {}

    static EdgeReason of(CallbackError error) {
        return switch (error) {
            case ACCESS_DENIED, INTERACTION_REQUIRED -> EdgeReason.CONSENT_DENIED;
            case CLIENT_MISCONFIGURED -> EdgeReason.PROVIDER_MISCONFIGURED;
            case PROVIDER_FAILED -> EdgeReason.PROVIDER_UNAVAILABLE;
            case INVALID_SCOPE, OTHER -> EdgeReason.PROVIDER_REFUSED;
        };
    }

    /** Of a code that was not exchanged. */
    static EdgeReason of(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.ClientMisconfigured) {
            return EdgeReason.PROVIDER_MISCONFIGURED;
        }
        if (outcome instanceof TokenOutcome.RateLimited) {
            return EdgeReason.PROVIDER_RATE_LIMITED;
        }
        if (outcome instanceof TokenOutcome.NotSent unsent) {
            return unsent.why() == TokenOutcome.Unsent.TARGET_REFUSED
                    ? EdgeReason.TARGET_REFUSED
                    : EdgeReason.PROVIDER_UNAVAILABLE;
        }
        return outcome instanceof TokenOutcome.Unknown ? EdgeReason.PROVIDER_UNAVAILABLE : EdgeReason.PROVIDER_REFUSED;
    }

    static ProviderWords words(TokenOutcome outcome) {
        if (outcome instanceof TokenOutcome.GrantDead dead) {
            return dead.words();
        }
        if (outcome instanceof TokenOutcome.ClientMisconfigured misconfigured) {
            return misconfigured.words();
        }
        return outcome instanceof TokenOutcome.Refused refused ? refused.words() : NOTHING;
    }

    /** Of an account that could not be read with the token just got. */
    static EdgeReason of(AccountOutcome outcome) {
        if (outcome instanceof AccountOutcome.Unavailable unavailable) {
            return switch (unavailable.why()) {
                case RATE_LIMITED -> EdgeReason.PROVIDER_RATE_LIMITED;
                case TARGET_REFUSED -> EdgeReason.TARGET_REFUSED;
                default -> EdgeReason.PROVIDER_UNAVAILABLE;
            };
        }
        return EdgeReason.PROVIDER_REFUSED;
    }

    /** Of an ID token that is not one for this flow: another's nonce is another's code. */
    static EdgeReason of(JwtOutcome outcome) {
        return outcome instanceof JwtOutcome.Invalid invalid && invalid.flaw() == JwtOutcome.Flaw.NONCE
                ? EdgeReason.STATE_INVALID
                : EdgeReason.PROVIDER_UNAVAILABLE;
    }
}
