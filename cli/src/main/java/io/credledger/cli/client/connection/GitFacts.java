package io.credledger.cli.client.connection;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What git over HTTP wants to know of a provider, as {@code GET /v1/providers} tells it.
 *
 * @param username goes with an access token as password
 * @param noReplyEmail an address for commits, or null where the provider has none
 */
public record GitFacts(String username, @Nullable String noReplyEmail) {

    private static final Pattern NAME = Pattern.compile("\\{([^{}]*)}");

    /** Empty where the provider is no git server. */
    public static Optional<GitFacts> of(JsonNode provider) {
        JsonNode git = provider.path("git");
        String username = git.path("username").asText("");
        return username.isEmpty()
                ? Optional.empty()
                : Optional.of(new GitFacts(username, git.path("no_reply_email").textValue()));
    }

    /** Whether every account has the same, so that it says nothing about whose it is. */
    public boolean sameForAll(String name) {
        return username.equals(name);
    }

    /** Empty where it needs the account's login and that is not known. */
    public Optional<String> username(String login) {
        return filled(username, Map.of("login", login));
    }

    /** Empty where there is none, or what it is made of is not known. */
    public Optional<String> noReplyEmail(String uid, String login, String host) {
        return Optional.ofNullable(noReplyEmail)
                .flatMap(template -> filled(template, Map.of("uid", uid, "login", login, "host", host)));
    }

    private static Optional<String> filled(String template, Map<String, String> values) {
        Matcher names = NAME.matcher(template);
        StringBuilder filled = new StringBuilder();
        while (names.find()) {
            String value = values.getOrDefault(names.group(1), "");
            if (value.isEmpty()) {
                return Optional.empty();
            }
            names.appendReplacement(filled, Matcher.quoteReplacement(value));
        }
        return Optional.of(names.appendTail(filled).toString());
    }
}
