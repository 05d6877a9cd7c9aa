package io.credledger.operation;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.ReauthReason;
import io.credledger.web.PublicUrl;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * That only a new consent helps, in words for a person.
 *
 * @param code of the {@link ReauthReason}
 * @param detail what happened and what to do
 * @param reconnect the page where the owner does it; null where nobody can, because it stands in another's namespace
 */
public record ReauthNotice(
        String code, String detail, @Nullable String reconnect) {

    /** Empty for a connection that does not need it. */
    public static Optional<ReauthNotice> of(Connection connection, PublicUrl place) {
        ReauthReason reason = connection.refreshes().reauth();
        return reason == null || !connection.connected()
                ? Optional.empty()
                : Optional.of(new ReauthNotice(reason.code(), words(reason), link(connection, place)));
    }

    /** A flow keeps the namespace that it began for, and only its own identity can begin one. */
    private static @Nullable String link(Connection connection, PublicUrl place) {
        return connection.namespace().equals(connection.owner())
                ? place.at("/connections/" + connection.id() + "/reconnect")
                : null;
    }

    private static String words(ReauthReason reason) {
        return switch (reason) {
            case GRANT_DEAD ->
                "The provider no longer takes the grant: it was withdrawn, has expired or was used elsewhere. Connect the account again.";
            case ANSWER_LOST ->
                "An answer of the provider was lost on the way, most likely with a new token in it, and the old one is no longer taken."
                        + " Connect the account again.";
            case ENDPOINT_CHANGED ->
                "The provider's token endpoint is no longer the one that the grant came from, and a token is sent nowhere else."
                        + " Connect the account again.";
            case REFRESH_TOKEN_EXPIRED ->
                "The grant has reached the end that the provider set when it gave it. Connect the account again.";
            case UNREADABLE ->
                "The refresh token was sealed to a key that the refresher does not have. Connect the account again.";
        };
    }

    /** What a problem says beside its own words. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("detail", detail);
        members.put("reason", code);
        if (reconnect != null) {
            members.put("reconnect", reconnect);
        }
        return members;
    }

    @Override
    public String toString() {
        return "ReauthNotice [redacted]";
    }
}
