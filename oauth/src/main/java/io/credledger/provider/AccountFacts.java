package io.credledger.provider;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an external account while it is read.
 *
 * @param scopes those of the token that asks; null as long as no answer had them
 */
public record AccountFacts(
        Map<AccountField, String> fields, @Nullable Set<String> scopes) {

    public AccountFacts {
        fields = Map.copyOf(fields);
        scopes = scopes == null ? null : Set.copyOf(scopes);
    }

    public static AccountFacts none() {
        return new AccountFacts(Map.of(), null);
    }

    /** With what a later answer adds; it replaces nothing. */
    AccountFacts plus(AccountFacts later) {
        Map<AccountField, String> all = new EnumMap<>(AccountField.class);
        all.putAll(later.fields);
        all.putAll(fields);
        return new AccountFacts(all, scopes != null ? scopes : later.scopes);
    }

    /** Empty without a uid: then nobody can say whose it is. */
    public Optional<ExternalAccount> account() {
        return Optional.ofNullable(fields.get(AccountField.UID))
                .map(uid -> new ExternalAccount(
                        uid,
                        fields.get(AccountField.LOGIN),
                        fields.get(AccountField.DISPLAY_NAME),
                        fields.get(AccountField.AVATAR_URL),
                        fields.get(AccountField.COMMIT_EMAIL),
                        scopes));
    }

    /** Nothing of it belongs in a log. */
    @Override
    public String toString() {
        return "AccountFacts[redacted]";
    }
}
