package io.credledger.cli.client.connection;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.SafeText;
import io.credledger.streams.ExitCode;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Whose commits they are that are pushed with a connection: git's {@code user.name} and {@code user.email}.
 *
 * @param name without what git would cut out of it
 */
record GitIdentity(String name, String email) {

    private static final Pattern CRUD = Pattern.compile("[<>\\p{Cntrl}]");
    private static final Pattern EMAIL = Pattern.compile("[^\\s<>@\\p{Cntrl}]{1,200}@[^\\s<>@\\p{Cntrl}]{1,200}");

    /**
     * The address that the account commits with, else the one of it that reaches nobody.
     *
     * @throws ClientException when the ledger knows neither
     */
    static GitIdentity of(JsonNode connection, JsonNode provider) {
        String uid = connection.path("provider_uid").asText("");
        String login = connection.path("account_login").asText("");
        String name = Stream.of(connection.path("metadata").path("display_name").asText(""), login)
                .map(GitIdentity::clean)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElseThrow(() -> unknown("name"));
        String email = Optional.of(
                        connection.path("metadata").path("commit_email").asText(""))
                .filter(GitIdentity::isAddress)
                .or(() -> GitFacts.of(provider)
                        .flatMap(git -> git.noReplyEmail(uid, login, host(connection, provider)))
                        .filter(GitIdentity::isAddress))
                .orElseThrow(() -> unknown("e-mail address"));
        return new GitIdentity(name, email);
    }

    JsonNode json() {
        return JsonNodeFactory.instance.objectNode().put("name", name).put("email", email);
    }

    /** As {@code git config --list} has them. */
    String lines() {
        return "user.name=" + name + "\nuser.email=" + email;
    }

    private static String clean(String text) {
        return SafeText.of(CRUD.matcher(text).replaceAll(" ").strip());
    }

    private static boolean isAddress(String text) {
        return EMAIL.matcher(text).matches() && SafeText.of(text).equals(text);
    }

    /** Where the account is, else where the provider is. */
    private static String host(JsonNode connection, JsonNode provider) {
        return Stream.of(connection, provider)
                .map(place -> place.path("base_url").asText(""))
                .filter(url -> !url.isEmpty())
                .findFirst()
                .map(GitIdentity::host)
                .orElse("");
    }

    private static String host(String url) {
        try {
            return Optional.ofNullable(URI.create(url).getHost()).orElse("");
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static ClientException unknown(String what) {
        return new ClientException(
                ExitCode.NOT_FOUND,
                "the ledger knows no " + what + " of this account: connecting it again may tell one");
    }
}
