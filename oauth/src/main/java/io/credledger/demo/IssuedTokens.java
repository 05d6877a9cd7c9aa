package io.credledger.demo;

import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a client gets.
 *
 * @param refreshToken null where the one it has stays as it is
 * @param refreshLife null for no end
 */
public record IssuedTokens(
        FamilyId family,
        SecretToken accessToken,
        Duration accessLife,
        @Nullable SecretToken refreshToken,
        @Nullable Duration refreshLife,
        List<String> scopes) {

    public IssuedTokens {
        scopes = List.copyOf(scopes);
    }
}
