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
    ERASED,
    POSITION_NOT_REACHED;

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
