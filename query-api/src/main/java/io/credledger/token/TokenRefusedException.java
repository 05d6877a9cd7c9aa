package io.credledger.token;

import io.credledger.operation.ReauthNotice;
import java.util.LinkedHashMap;
import java.util.Map;

/** A token request is refused, in the words of RFC 6749 §5.2 and RFC 8693 §2.2.2. */
public final class TokenRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The reason of a grant that the provider no longer takes. */
    public static final String NEEDS_REAUTH = "needs-reauth";

    /** The member that says after how many seconds to ask again. */
    public static final String RETRY_AFTER = "retry_after";

    private final String error;
    private final String description;
    private final String reason;
    private final transient Map<String, Object> members;

    private TokenRefusedException(String error, String description, String reason, Map<String, Object> members) {
        super(error, null, false, false);
        this.error = error;
        this.description = description;
        this.reason = reason;
        this.members = members;
    }

    static TokenRefusedException of(String error, String description) {
        return new TokenRefusedException(error, description, "", Map.of());
    }

    static TokenRefusedException because(String error, String reason, String description) {
        return new TokenRefusedException(error, description, reason, Map.of());
    }

    static TokenRefusedException with(String error, String description, Map<String, Object> members) {
        return new TokenRefusedException(error, description, "", members);
    }

    /** Only a new consent helps. */
    static TokenRefusedException needsReauth(ReauthNotice notice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("credledger_reason", notice.code());
        if (notice.reconnect() != null) {
            members.put("credledger_reconnect", notice.reconnect());
        }
        return new TokenRefusedException("invalid_grant", notice.detail(), NEEDS_REAUTH, members);
    }

    /** Nothing is wrong with the request, only with the time. */
    static TokenRefusedException later(String reason, String description, long retryAfter) {
        return new TokenRefusedException(
                "temporarily_unavailable", description, reason, Map.of(RETRY_AFTER, retryAfter));
    }

    /** Whether the same request may succeed later. */
    public boolean isForNow() {
        return members.containsKey(RETRY_AFTER);
    }

    /** The code of the RFC. */
    public String error() {
        return error;
    }

    /** The rule, never the value. */
    public String description() {
        return description;
    }

    /** More exactly than the code: {@code expired}, {@code disconnected}; or empty. */
    public String reason() {
        return reason;
    }

    public Map<String, Object> members() {
        return members;
    }

    /** As the access record names it. */
    String outcome() {
        return reason.isEmpty() ? error : reason;
    }
}
