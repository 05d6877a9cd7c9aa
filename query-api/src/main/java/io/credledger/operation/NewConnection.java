package io.credledger.operation;

import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.Handle;
import io.credledger.ledger.ProviderId;
import io.credledger.provider.ExternalAccount;
import io.credledger.secret.SecretToken;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A credential that exists and is to be stored.
 *
 * @param owner who owns it and in whose namespace it stands
 * @param secret the access token, or the password of kind {@code basic}
 * @param metadata a JSON object
 * @param refreshExpiresAt when the refresh token ends, if that is known
 * @param reason why it is stored, for the history
 */
public record NewConnection(
        ProviderId provider,
        ConnectionName name,
        Handle owner,
        CredentialKind kind,
        SecretToken secret,
        @Nullable SecretToken refreshToken,
        @Nullable String username,
        Account account,
        List<String> scopes,
        @Nullable String metadata,
        @Nullable Instant expiresAt,
        @Nullable Instant refreshExpiresAt,
        @Nullable String reason,
        Wishes wishes) {

    /**
     * Whose it is at the provider, as far as it is known.
     *
     * @param verified whether the provider itself said so, for this very token
     */
    public record Account(
            @Nullable String uid,
            @Nullable String login,
            @Nullable String baseUrl,
            boolean verified) {

        /** As somebody says. */
        public static Account claimed(@Nullable String uid, @Nullable String login, @Nullable String baseUrl) {
            return new Account(uid, login, baseUrl, false);
        }

        @Override
        public String toString() {
            return "Account [redacted]";
        }
    }

    /**
     * @param replace whether an existing connection may get a new generation
     * @param replaceAccount whether that may be another external account
     * @param activate whether it becomes the active forge in the same transaction
     */
    public record Wishes(boolean replace, boolean replaceAccount, boolean activate) {}

    /** The same with what its provider says of it, which goes before what the caller said. */
    NewConnection verifiedAs(ExternalAccount known) {
        return new NewConnection(
                provider,
                name,
                owner,
                kind,
                secret,
                refreshToken,
                username,
                new Account(known.uid(), known.login(), account.baseUrl(), true),
                known.scopes() == null
                        ? scopes
                        : known.scopes().stream().sorted().toList(),
                metadata == null ? AccountMetadata.of(known) : metadata,
                expiresAt,
                refreshExpiresAt,
                reason,
                wishes);
    }

    /** The same of the account that the connection is known to be of. */
    NewConnection of(Account known) {
        return new NewConnection(
                provider,
                name,
                owner,
                kind,
                secret,
                refreshToken,
                username,
                known,
                scopes,
                metadata,
                expiresAt,
                refreshExpiresAt,
                reason,
                wishes);
    }

    @Override
    public String toString() {
        return "NewConnection [redacted]";
    }
}
