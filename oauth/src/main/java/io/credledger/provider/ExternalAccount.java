package io.credledger.provider;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An account at a provider, as the provider says. Personal: sealed where it is kept.
 *
 * @param scopes those of the token that was used to ask; null where the provider does not say
 */
public record ExternalAccount(
        String uid,
        @Nullable String login,
        @Nullable String displayName,
        @Nullable String avatarUrl,
        @Nullable String commitEmail,
        @Nullable Set<String> scopes) {

    /** Nothing of it belongs in a log. */
    @Override
    public String toString() {
        return "ExternalAccount[redacted]";
    }
}
