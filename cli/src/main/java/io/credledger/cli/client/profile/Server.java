package io.credledger.cli.client.profile;

import io.credledger.secret.SecretToken;
import java.util.Optional;

/**
 * Where to go and as whom.
 *
 * @param urlOrigin where the address comes from, in words
 * @param token absent when none was found: some routes answer without one
 */
public record Server(ServerUrl url, String urlOrigin, Optional<FoundToken> token) {

    public Optional<SecretToken> secret() {
        return token.map(FoundToken::token);
    }
}
