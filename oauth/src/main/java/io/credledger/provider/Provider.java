package io.credledger.provider;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One external service.
 *
 * @param id as in store keys: {@code [a-z0-9][a-z0-9-]{0,49}}
 * @param name for people
 * @param forge whether it can be somebody's active forge
 * @param baseUrl where it is, or null for a self-hosted one: then each connection and client says so
 * @param ways how a token of it is had: {@code stored}, {@code basic}
 */
public record Provider(
        String id, String name, boolean forge, @Nullable URI baseUrl, List<String> ways) {

    public Optional<URI> home() {
        return Optional.ofNullable(baseUrl);
    }
}
