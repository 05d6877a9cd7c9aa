package io.credledger.cli.client.profile;

import io.credledger.secret.SecretToken;
import java.util.Optional;

/**
 * A token and how it was found.
 *
 * @param origin in words
 * @param file the file that it is in, when it is in one
 */
public record FoundToken(SecretToken token, String origin, Optional<TokenFile> file) {}
