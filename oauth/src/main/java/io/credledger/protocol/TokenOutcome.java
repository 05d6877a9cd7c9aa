package io.credledger.protocol;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of a request to a token endpoint. */
public sealed interface TokenOutcome {

    record Granted(Tokens tokens) implements TokenOutcome {}

    /** The code or refresh token is used, expired or withdrawn: only a new consent helps. */
    record GrantDead(ProviderWords words) implements TokenOutcome {}

    /** The client's registration or secret is wrong: the grant may be good, and no other of this client works either. */
    record ClientMisconfigured(ProviderWords words) implements TokenOutcome {}

    /**
     * Later: 408, 425, 429, 503, or as the provider says it.
     *
     * @param retryAfter null where it does not say when
     */
    record RateLimited(@Nullable Duration retryAfter) implements TokenOutcome {}

    /** A definite no to this very request, which says nothing of the grant. */
    record Refused(Refusal refusal, ProviderWords words) implements TokenOutcome {}

    /** The provider has not seen the request. */
    record NotSent(Unsent why) implements TokenOutcome {}

    /** The provider may have acted: a token may be used up, and its successor lost. */
    record Unknown(Unclear why) implements TokenOutcome {}

    /** RFC 6749 section 5.2 and RFC 8693 section 2.2.2, as far as they are not another outcome. */
    enum Refusal {
        INVALID_REQUEST,
        INVALID_SCOPE,
        INVALID_TARGET,
        UNAUTHORIZED_CLIENT,
        UNSUPPORTED_GRANT_TYPE,
        /** A token, but not a bearer token: it could not be used. */
        UNSUPPORTED_TOKEN_TYPE,
        ACCESS_DENIED,
        /** An error that is not known here, or an error status without one. */
        OTHER
    }

    /** Why nothing was sent. */
    enum Unsent {
        /** A private address, plain http, or no web address at all: asking again does not help. */
        TARGET_REFUSED,
        DNS,
        CONNECT,
        TLS,
        /** The issuer's configuration could not be read. */
        DISCOVERY,
        /** The provider has no such endpoint: asking again does not help. */
        NO_ENDPOINT,
        /** The caller's permit to send had ended. */
        WITHDRAWN
    }

    /** Why nobody knows. */
    enum Unclear {
        TIMEOUT,
        CUT,
        TOO_LARGE,
        /** 5xx, or an error by which the provider says that it failed. */
        PROVIDER_FAILED,
        /** Neither tokens nor an error, or a redirect. */
        NOT_UNDERSTOOD
    }
}
