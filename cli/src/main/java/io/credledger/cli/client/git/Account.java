package io.credledger.cli.client.git;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.connection.GitFacts;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A connection that git could use.
 *
 * @param provider as the catalogue has it
 * @param place where the account is
 */
record Account(JsonNode connection, JsonNode provider, Place place) {

    /** Empty where that is nowhere. */
    static Optional<Account> of(JsonNode connection, JsonNode provider) {
        String own = connection.path("base_url").textValue();
        return Place.of(own == null ? provider.path("base_url").textValue() : own)
                .map(place -> new Account(connection, provider, place));
    }

    /** Absent where the provider is no git server: then only a user and a password are of use. */
    Optional<GitFacts> facts() {
        return GitFacts.of(provider);
    }

    String id() {
        return text("id");
    }

    String login() {
        return text("account_login");
    }

    /** Made by its owner: of what came by a transfer nobody takes one unasked. */
    boolean isOwn() {
        return text("namespace").equals(text("owner"));
    }

    boolean isNamed(String name) {
        return text("name").equals(name);
    }

    boolean isOf(String username) {
        return isNamed(username) || text("provider_uid").equals(username) || login().equalsIgnoreCase(username);
    }

    boolean isLive() {
        return Stream.of("disconnected", "erased").noneMatch(text("status")::equals);
    }

    boolean servesGit() {
        return facts().isPresent() || isBasic();
    }

    boolean isBasic() {
        return text("kind").equals("basic");
    }

    /** Whether it can be meant: on that host, and below that path where git tells one. */
    boolean isAt(Place asked, GitRequest request) {
        return place.hasHostOf(asked)
                && request.path().map(path -> place.below(path).isPresent()).orElse(true);
    }

    /** Whether the repository is in the account's own part of the server. */
    boolean holds(String path) {
        return place.below(path)
                .map(repository -> repository.split("/", 2)[0])
                .filter(part -> part.equalsIgnoreCase(login()))
                .isPresent();
    }

    private String text(String field) {
        return connection.path(field).asText("");
    }
}
