package io.credledger.signin;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The OpenID Connect issuer whose word on who somebody is we take.
 *
 * @param client for signing in by browser; null where only bearers are taken
 * @param audiences one of which a bearer JWT must be meant for; none where no bearer is taken
 */
public record OidcSettings(URI issuer, @Nullable OidcClient client, Set<String> audiences) {

    public OidcSettings {
        audiences = Set.copyOf(audiences);
    }
}
