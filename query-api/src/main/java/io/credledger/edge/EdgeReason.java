package io.credledger.edge;

import java.util.Locale;
import java.util.Map;

/** Why the edge refuses, before or after the writer was asked. The slug is permanent, as that of {@code RefusalReason} is. */
public enum EdgeReason {
    NOT_AUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    INVALID_REQUEST,
    UNKNOWN_PROVIDER,
    UNKNOWN_VAULT,
    HANDLE_RESERVED,
    LIMIT_EXCEEDED,
    EVENT_TOO_LARGE,
    NO_ACTIVE_FORGE,
    AMBIGUOUS_CONNECTION,
    TOKEN_ALREADY_SHOWN,
    SECRET_ALREADY_SHOWN,
    ERASED,
    POSITION_NOT_REACHED,
    UNAVAILABLE,
    SIGN_IN_REFUSED,
    SIGN_IN_NOT_CONFIGURED,
    LOGIN_NOT_MAPPED,
    CSRF_TOKEN_INVALID,
    RATE_LIMITED,
    FLOW_EXPIRED,
    FLOW_FOREIGN,
    FLOW_INTERRUPTED,
    STATE_INVALID,
    ISSUER_DIFFERS,
    CONSENT_DENIED,
    SCOPE_MISSING,
    ACCOUNT_CONNECTED_ELSEWHERE,
    CONNECT_UNSUPPORTED,
    CLIENT_REQUIRED,
    CLIENT_ENDPOINT_CHANGED,
    TARGET_REFUSED,
    TOKEN_REJECTED,
    PROVIDER_REFUSED,
    PROVIDER_MISCONFIGURED,
    PROVIDER_RATE_LIMITED,
    PROVIDER_UNAVAILABLE;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public RefusedException refusal() {
        return new RefusedException(new Refusal(slug(), "", "", Map.of()));
    }

    /** Because of one thing in the request; the rule says what it must be, never what it was. */
    public RefusedException refusal(String field, String rule) {
        return new RefusedException(new Refusal(slug(), field, rule, Map.of()));
    }

    public RefusedException refusal(Map<String, Object> members) {
        return new RefusedException(new Refusal(slug(), "", "", members));
    }
}
