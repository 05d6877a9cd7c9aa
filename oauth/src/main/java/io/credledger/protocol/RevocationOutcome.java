package io.credledger.protocol;

/** What became of a revocation. */
public sealed interface RevocationOutcome {

    /** The provider says that the token is no longer good, or never knew it. */
    record Revoked() implements RevocationOutcome {}

    /** The provider cannot be told, or not about this kind of token. */
    record Unsupported() implements RevocationOutcome {}

    record Failed(Why why) implements RevocationOutcome {

        /** Whether asking again may help; it never harms. */
        public boolean worthRetrying() {
            return why != Why.TARGET_REFUSED && why != Why.REFUSED;
        }
    }

    /** Why it failed. */
    enum Why {
        TARGET_REFUSED,
        UNREACHABLE,
        RATE_LIMITED,
        /** The secret may be corrected. */
        CLIENT_MISCONFIGURED,
        PROVIDER_FAILED,
        REFUSED
    }
}
