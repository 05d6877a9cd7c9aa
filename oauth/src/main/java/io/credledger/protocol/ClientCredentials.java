package io.credledger.protocol;

import io.credledger.secret.SecretToken;
import org.jspecify.annotations.Nullable;

/**
 * The application's registration at a provider.
 *
 * @param secret null for a public client, which names itself and proves nothing (RFC 6749 section 2.1)
 */
public record ClientCredentials(String id, @Nullable SecretToken secret) {

    public ClientCredentials {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a client has an id");
        }
    }
}
