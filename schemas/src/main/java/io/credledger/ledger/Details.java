package io.credledger.ledger;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands inside a sealed part. Personal data never gets into a text: {@code toString} of each says its type only. Token fields are
 * ciphertext of their own.
 */
public sealed interface Details {

    /** The type as the schema catalogue names it. */
    default String type() {
        return getClass().getSimpleName();
    }

    /** Why somebody did it, in their words, where they gave a reason. */
    default @Nullable String why() {
        return null;
    }

    /** Nothing to hide, but sealed all the same, so that the command's clear bytes are bound to a key. */
    record Nothing() implements Details {}

    record IdentityProfile(Handle handle, @Nullable String displayName) implements Details {
        @Override
        public String toString() {
            return "IdentityProfile [redacted]";
        }
    }

    record TokenLabel(@Nullable String label, @Nullable Instant expiresAt) implements Details {
        @Override
        public String toString() {
            return "TokenLabel [redacted]";
        }
    }

    /**
     * @param origin the token endpoint's origin, to which the secret is bound
     * @param sealedSecret the client secret, sealed under the token key
     * @param sealedPreviousSecret the one before it, likewise, where both are good for a while
     */
    record ClientRegistration(
            ProviderId provider,
            String clientId,
            @Nullable String baseUrl,
            String origin,
            @Nullable Octets sealedSecret,
            @Nullable Octets sealedPreviousSecret)
            implements Details {
        @Override
        public String toString() {
            return "ClientRegistration [redacted]";
        }
    }

    /**
     * @param metadata a JSON object
     * @param origin the token endpoint's origin, to which the tokens are bound
     * @param username of kind {@code basic}
     * @param sealedToken the access token, or the password of kind {@code basic}, sealed under the token key
     * @param sealedRefreshToken sealed to the refresher
     * @param refreshExpiresAt when the refresh token ends, if it is known
     * @param reason why it was stored, in somebody's words; a refresh has none
     */
    record Credential(
            ProviderId provider,
            ConnectionName name,
            @Nullable String accountUid,
            @Nullable String accountLogin,
            @Nullable String baseUrl,
            List<String> scopes,
            @Nullable Instant expiresAt,
            @Nullable String metadata,
            String origin,
            @Nullable String username,
            @Nullable Octets sealedToken,
            @Nullable Octets sealedRefreshToken,
            @Nullable Instant refreshExpiresAt,
            @Nullable String reason)
            implements Details {

        /** For no reason that somebody gave. */
        public Credential(
                ProviderId provider,
                ConnectionName name,
                @Nullable String accountUid,
                @Nullable String accountLogin,
                @Nullable String baseUrl,
                List<String> scopes,
                @Nullable Instant expiresAt,
                @Nullable String metadata,
                String origin,
                @Nullable String username,
                @Nullable Octets sealedToken,
                @Nullable Octets sealedRefreshToken,
                @Nullable Instant refreshExpiresAt) {
            this(
                    provider,
                    name,
                    accountUid,
                    accountLogin,
                    baseUrl,
                    scopes,
                    expiresAt,
                    metadata,
                    origin,
                    username,
                    sealedToken,
                    sealedRefreshToken,
                    refreshExpiresAt,
                    null);
        }

        @Override
        public @Nullable String why() {
            return reason;
        }

        @Override
        public String toString() {
            return "Credential [redacted]";
        }
    }

    /** Why somebody did it, in their words. */
    record Reason(@Nullable String reason) implements Details {
        @Override
        public @Nullable String why() {
            return reason;
        }

        @Override
        public String toString() {
            return "Reason [redacted]";
        }
    }

    /**
     * Why a refresh did not succeed, in the provider's words.
     *
     * @param error the {@code error} of its answer
     * @param description the {@code error_description}
     */
    record ProviderAnswer(@Nullable String error, @Nullable String description) implements Details {
        @Override
        public String toString() {
            return "ProviderAnswer [redacted]";
        }
    }

    /** What a session is known by to its owner. */
    record SessionLabel(@Nullable String userAgent) implements Details {
        @Override
        public String toString() {
            return "SessionLabel [redacted]";
        }
    }

    /**
     * Why a flow failed, in the provider's words.
     *
     * @param error the {@code error} of its answer
     * @param description the {@code error_description}
     */
    record FlowFailure(
            ProviderId provider,
            @Nullable String error,
            @Nullable String description) implements Details {
        @Override
        public String toString() {
            return "FlowFailure [redacted]";
        }
    }

    /** A person as an issuer knows them. */
    record LoginSubject(String issuer, String subject) implements Details {
        @Override
        public String toString() {
            return "LoginSubject [redacted]";
        }
    }

    /**
     * Where a webhook goes.
     *
     * @param origin the url's, to which the secret is bound
     * @param sealedSecret what its notices are signed with, sealed under the token key
     */
    record WebhookTarget(String url, String origin, Octets sealedSecret) implements Details {
        @Override
        public String toString() {
            return "WebhookTarget [redacted]";
        }
    }

    /**
     * Which account a token was asked for, and what the token can do.
     *
     * @param accountUid as the provider gives it; null where no credential was found
     * @param scopes of the token
     * @param expiresAt of the token, if it is known
     */
    record Access(
            ProviderId provider,
            @Nullable String accountUid,
            @Nullable String accountLogin,
            List<String> scopes,
            @Nullable Instant expiresAt)
            implements Details {
        @Override
        public String toString() {
            return "Access [redacted]";
        }
    }
}
