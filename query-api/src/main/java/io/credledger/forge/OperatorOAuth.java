package io.credledger.forge;

import io.credledger.operation.ConnectionCard;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A forge connection as the router knows it: whether there are tokens, never one. */
public record OperatorOAuth(
        String forgeType,
        String connection,
        @Nullable String accountLogin,
        @Nullable String accountId,
        @Nullable String baseUrl,
        List<String> scopes,
        @Nullable Instant expiresAt,
        boolean hasToken,
        boolean hasRefreshToken,
        Instant createdAt,
        Instant updatedAt) {

    static OperatorOAuth of(String forge, ConnectionCard card) {
        return new OperatorOAuth(
                forge,
                card.id(),
                card.accountLogin(),
                card.providerUid(),
                card.baseUrl(),
                card.scopes(),
                card.expiresAt(),
                card.hasToken(),
                card.hasRefreshToken(),
                card.createdAt(),
                card.updatedAt());
    }

    @Override
    public String toString() {
        return "OperatorOAuth of " + connection;
    }
}
