package io.credledger.operation;

import io.credledger.ledger.ProviderId;
import io.credledger.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/**
 * An application of the server's, to be stored whole.
 *
 * @param secret bound to the token endpoint's origin, so that another {@code baseUrl} needs it again
 * @param previous the secret that it replaces, where that is to be kept; bound to the same origin
 */
public record NewClient(
        ProviderId provider,
        String clientId,
        @Nullable SecretToken secret,
        @Nullable SecretToken previous,
        @Nullable String baseUrl) {

    @Override
    public String toString() {
        return "NewClient [redacted]";
    }
}
