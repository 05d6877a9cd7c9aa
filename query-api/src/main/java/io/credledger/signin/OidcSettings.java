package io.credledger.signin;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect issuer whose word on who somebody is we take.
 *
 * @param client for signing in by browser; null where only bearers are taken
 * @param audience that a bearer JWT must be meant for; null where none is taken
 */
public record OidcSettings(
        URI issuer, @Nullable OidcClient client, @Nullable String audience) {
    @Override
    public String toString() {
        return "OidcSettings [redacted]";
    }
}
