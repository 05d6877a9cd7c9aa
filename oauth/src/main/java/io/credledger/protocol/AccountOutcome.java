package io.credledger.protocol;

import io.credledger.provider.ExternalAccount;

/** What came of asking whose a token is. */
public sealed interface AccountOutcome {

    record Read(ExternalAccount account) implements AccountOutcome {}

    /** The provider does not take the token, or not for this. */
    record TokenRejected(Rejection why) implements AccountOutcome {}

    record Unavailable(Cause why) implements AccountOutcome {}

    /** Why a token is not taken. */
    enum Rejection {
        /** It is not good (401). */
        INVALID,
        /** It may not read its account (403): a scope is missing. */
        FORBIDDEN
    }

    /** Why nothing was read. */
    enum Cause {
        TARGET_REFUSED,
        UNREACHABLE,
        RATE_LIMITED,
        PROVIDER_FAILED,
        /** The answer is not what the definition expects; or there was no question, because no header can carry the token. */
        NOT_UNDERSTOOD,
        /** The userinfo endpoint speaks of another subject than the ID token (OpenID Connect Core 1.0 section 5.3.2). */
        ANOTHER_SUBJECT
    }
}
