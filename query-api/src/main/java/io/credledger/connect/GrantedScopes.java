package io.credledger.connect;

import io.credledger.protocol.Tokens;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.Scopes;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a grant may do: as the token answer says, else as the provider says where the account is read, else as asked for (RFC 6749 section
 * 5.1). Where the ledger holds tokens to their scopes, what was agreed is what counts.
 */
record GrantedScopes(Scopes language, List<String> scopes) {

    static GrantedScopes of(Scopes language, Tokens tokens, @Nullable ExternalAccount account, List<String> asked) {
        if (!language.sent()) {
            return new GrantedScopes(language, asked);
        }
        Set<String> told = tokens.scopes();
        if (told == null && account != null) {
            told = account.scopes();
        }
        return new GrantedScopes(
                language, told == null ? asked : told.stream().sorted().toList());
    }

    Collection<String> missing(List<String> required) {
        return language.missing(required, scopes);
    }

    @Override
    public String toString() {
        return "GrantedScopes [redacted]";
    }
}
