package io.credledger.http;

import static io.credledger.streams.ExitCode.NOT_ALLOWED;
import static io.credledger.streams.ExitCode.REFUSED;
import static io.credledger.streams.ExitCode.UNEXPECTED;
import static io.credledger.streams.ExitCode.UNREACHABLE;
import static io.credledger.streams.ExitCode.USAGE;

import io.credledger.streams.ExitCode;
import java.util.Locale;

/**
 * Every problem that an answer can name (RFC 9457): its slug, status, and what the command line ends with. Slugs are permanent. The table in
 * {@code docs/problems.md} is made of this one.
 */
public enum ProblemType {
    NOT_AUTHENTICATED(401, NOT_ALLOWED, "Authenticate with a valid API token, session or token of the issuer"),
    SIGN_IN_REFUSED(401, NOT_ALLOWED, "The sign-in proved nobody; begin it again"),
    LOGIN_NOT_MAPPED(
            403, NOT_ALLOWED, "The issuer vouches for you, but no identity here is mapped to you: ask an admin"),
    CSRF_TOKEN_INVALID(
            403, NOT_ALLOWED, "A write with a session cookie needs the session's CSRF token and our own origin"),
    RATE_LIMITED(429, UNREACHABLE, "Too many attempts; wait as Retry-After says"),
    FORBIDDEN(403, NOT_ALLOWED, "The caller's roles do not allow this"),
    NOT_OWNER(403, NOT_ALLOWED, "Only the connection's owner may do this"),
    NOT_FOUND(404, ExitCode.NOT_FOUND, "There is no such resource"),
    METHOD_NOT_ALLOWED(405, USAGE, "The resource does not have this method"),
    NOT_ACCEPTABLE(406, USAGE, "The answer's content type is not among those accepted"),
    UNSUPPORTED_MEDIA_TYPE(415, USAGE, "The request's content type is not the one that the route takes"),
    BODY_TOO_LARGE(413, USAGE, "A body has at most 1 MiB"),
    EVENT_TOO_LARGE(413, USAGE, "What one write stores has at most 60 KiB when sealed"),
    MALFORMED_JSON(400, USAGE, "The body must be one JSON object, each name in it once"),
    INVALID_REQUEST(400, USAGE, "Something in the request is not as it must be"),
    LIMIT_EXCEEDED(400, USAGE, "Something in the request is longer than its limit"),
    INVALID_CURSOR(400, USAGE, "The cursor must be one that an answer of this list gave"),
    UNKNOWN_VAULT(400, USAGE, "The only vault is 'default'"),
    UNKNOWN_PROVIDER(404, ExitCode.NOT_FOUND, "There is no such provider"),
    UNKNOWN_IDENTITY(404, ExitCode.NOT_FOUND, "There is no such identity"),
    UNKNOWN_TOKEN(404, ExitCode.NOT_FOUND, "There is no such API token"),
    UNKNOWN_CLIENT(404, ExitCode.NOT_FOUND, "The server has no client for this provider"),
    UNKNOWN_CONNECTION(404, ExitCode.NOT_FOUND, "There is no such connection"),
    NOT_SHARED(404, ExitCode.NOT_FOUND, "The connection is not shared with this identity"),
    UNKNOWN_SESSION(404, ExitCode.NOT_FOUND, "There is no such open session"),
    UNKNOWN_WEBHOOK(404, ExitCode.NOT_FOUND, "There is no such webhook"),
    UNKNOWN_LOGIN(404, ExitCode.NOT_FOUND, "The subject is not mapped to this identity"),
    UNKNOWN_FLOW(404, ExitCode.NOT_FOUND, "There is no such connect flow"),
    SIGN_IN_NOT_CONFIGURED(404, ExitCode.NOT_FOUND, "No OpenID Connect issuer is configured"),
    FLOW_EXPIRED(410, REFUSED, "The flow is over: it lives ten minutes; begin it again"),
    ERASED(410, REFUSED, "What this needs was erased"),
    IDENTITY_EXISTS(409, REFUSED, "The handle is taken"),
    HANDLE_RESERVED(409, REFUSED, "The handles 'server' and 'erased' are reserved"),
    HANDLE_ERASED(409, REFUSED, "Who had the handle was erased; nobody can have it again"),
    IDENTITY_INACTIVE(409, REFUSED, "The identity is not active"),
    LAST_ADMIN(409, REFUSED, "A ledger has at least one admin"),
    TOKEN_EXISTS(409, REFUSED, "The API token exists"),
    TOKEN_ALREADY_SHOWN(409, REFUSED, "The token was shown once, in the first answer to this Idempotency-Key"),
    WEBHOOK_EXISTS(409, REFUSED, "The webhook exists"),
    TOO_MANY_WEBHOOKS(409, REFUSED, "An identity has at most 20 webhooks"),
    SECRET_ALREADY_SHOWN(409, REFUSED, "The secret was shown once, in the first answer to this Idempotency-Key"),
    CONNECTION_EXISTS(409, REFUSED, "The connection exists; 'replace' stores a new grant in it"),
    DISCONNECTED(409, REFUSED, "The connection is disconnected"),
    ACCOUNT_DIFFERS(409, REFUSED, "The connection is another external account's; 'replace_account' swaps it"),
    ALREADY_OWNER(409, REFUSED, "The identity owns the connection already"),
    AMBIGUOUS_CONNECTION(409, REFUSED, "Several connections could be meant: name one"),
    SESSION_EXISTS(409, REFUSED, "The session exists"),
    LOGIN_EXISTS(409, REFUSED, "The subject is mapped to an identity"),
    NOT_REFRESHABLE(409, REFUSED, "The connection has no refresh token: only connecting again renews it"),
    NEEDS_REAUTH(
            409,
            ExitCode.NEEDS_REAUTHORISATION,
            "The provider no longer takes the grant: its owner must connect again"),
    ATTEMPT_OPEN(409, REFUSED, "A refresh of the connection is in progress"),
    STALE_ATTEMPT(409, REFUSED, "The attempt is not the connection's latest"),
    KEY_RETIRED(
            503,
            UNREACHABLE,
            "The server wraps under a master key that was rotated away; its operator must give it the newest"),
    RESTORE_UNCONFIRMED(409, REFUSED, "The log was restored from a copy, and no operator has confirmed where it ends"),
    FLOW_CONSUMED(409, REFUSED, "The flow came back already"),
    FLOW_ENDED(409, REFUSED, "The flow has ended"),
    FLOW_FOREIGN(403, NOT_ALLOWED, "The flow was begun by another identity or in another browser"),
    STATE_INVALID(400, REFUSED, "The callback is not one of a flow that this browser began"),
    ISSUER_DIFFERS(400, REFUSED, "The callback came from another issuer than the flow went to"),
    CONSENT_DENIED(409, REFUSED, "The person or the provider said no"),
    SCOPE_MISSING(409, REFUSED, "A scope that is required was not granted"),
    ACCOUNT_CONNECTED_ELSEWHERE(409, REFUSED, "Another identity has connected this external account"),
    CONNECT_UNSUPPORTED(409, REFUSED, "The provider's definition has no way to connect in a browser"),
    CLIENT_REQUIRED(409, REFUSED, "The server has no client for this provider: an admin stores one first"),
    CLIENT_ENDPOINT_CHANGED(
            409, REFUSED, "The provider's token endpoint is not the one that the client secret was stored for"),
    TARGET_REFUSED(409, REFUSED, "The provider's address is private or not https, and the operator has not allowed it"),
    TOKEN_REJECTED(422, REFUSED, "The provider does not accept this token"),
    PROVIDER_REFUSED(502, REFUSED, "The provider refused the request"),
    PROVIDER_MISCONFIGURED(
            502, REFUSED, "The provider does not accept the server's client: its id, secret or redirect URI"),
    PROVIDER_RATE_LIMITED(502, UNREACHABLE, "The provider asks to wait"),
    PROVIDER_UNAVAILABLE(502, UNREACHABLE, "The provider could not be reached, or did not answer as it should"),
    FLOW_INTERRUPTED(500, REFUSED, "The flow came back and did not end; begin it again"),
    NO_ACTIVE_FORGE(412, REFUSED, "No forge is active, or the one that was cannot be used any more"),
    VERSION_CONFLICT(412, REFUSED, "The version is not the current one; nothing was overwritten"),
    IDEMPOTENCY_MISMATCH(422, REFUSED, "The Idempotency-Key was used for another request"),
    COMMAND_EXPIRED(409, REFUSED, "The command was too old when it was to be decided"),
    ALREADY_FOUNDED(409, REFUSED, "The ledger is founded"),
    NOT_FOUNDED(503, UNREACHABLE, "The ledger is not founded yet"),
    POSITION_NOT_REACHED(503, UNREACHABLE, "This process has not applied the position in time; try again"),
    ACCESS_NOT_RECORDED(503, UNREACHABLE, "The hand-out could not be recorded, so there was none; try again"),
    UNAVAILABLE(503, UNREACHABLE, "This process cannot answer now; try again"),
    SEAL_BROKEN(500, UNEXPECTED, "Something stored does not open; the operator was alarmed"),
    KEY_EXISTS(500, UNEXPECTED, "A new data key had the id of another"),
    KEY_FOREIGN(500, UNEXPECTED, "A data key was not the one that the command needs"),
    KEY_UNKNOWN(500, UNEXPECTED, "A data key is not the ledger's"),
    FOREIGN_LEDGER(500, UNEXPECTED, "This process and the writer are not of one ledger"),
    MISROUTED(500, UNEXPECTED, "A command came to a shard that is not its own"),
    WRONG_SENDER(500, UNEXPECTED, "A command came by another sender's topic"),
    INTERNAL(500, UNEXPECTED, "Something unexpected happened; the request id finds it in the log");

    private static final String URN = "urn:credledger:problem:";

    private final int status;
    private final ExitCode exitCode;
    private final String title;

    ProblemType(int status, ExitCode exitCode, String title) {
        this.status = status;
        this.exitCode = exitCode;
        this.title = title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static ProblemType ofSlug(String slug) {
        return valueOf(slug.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String uri() {
        return URN + slug();
    }

    public int status() {
        return status;
    }

    /** What the command line ends with when it is answered so. */
    public ExitCode exitCode() {
        return exitCode;
    }

    public String title() {
        return title;
    }
}
