package io.credledger.ledger;

import java.util.Locale;
import java.util.stream.Stream;

/** Why a command was refused. The slug is permanent: it is in replies, in problem types and in the docs. */
public enum RefusalReason {
    NOT_FOUNDED,
    ALREADY_FOUNDED,
    FOREIGN_LEDGER,
    MISROUTED,
    WRONG_SENDER,
    COMMAND_EXPIRED,
    IDEMPOTENCY_MISMATCH,
    VERSION_CONFLICT,
    KEY_EXISTS,
    KEY_FOREIGN,
    KEY_UNKNOWN,
    EVENT_TOO_LARGE,
    INTERNAL,
    IDENTITY_EXISTS,
    UNKNOWN_IDENTITY,
    IDENTITY_INACTIVE,
    LAST_ADMIN,
    TOKEN_EXISTS,
    UNKNOWN_TOKEN,
    UNKNOWN_CLIENT,
    CONNECTION_EXISTS,
    UNKNOWN_CONNECTION,
    DISCONNECTED,
    ACCOUNT_DIFFERS,
    NOT_OWNER,
    ALREADY_OWNER,
    NOT_SHARED,
    SESSION_EXISTS,
    UNKNOWN_SESSION,
    UNKNOWN_FLOW,
    FLOW_CONSUMED,
    FLOW_ENDED,
    LOGIN_EXISTS,
    UNKNOWN_LOGIN,
    NOT_REFRESHABLE,
    NEEDS_REAUTH,
    ATTEMPT_OPEN,
    STALE_ATTEMPT,
    HANDLE_ERASED,
    RESTORE_UNCONFIRMED,
    KEY_RETIRED,
    UNKNOWN_WEBHOOK,
    WEBHOOK_EXISTS,
    TOO_MANY_WEBHOOKS;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static RefusalReason ofSlug(String slug) {
        return Stream.of(values())
                .filter(reason -> reason.slug().equals(slug))
                .findFirst()
                .orElseThrow(() -> new UnknownKindException("a reason is not known to this version"));
    }
}
