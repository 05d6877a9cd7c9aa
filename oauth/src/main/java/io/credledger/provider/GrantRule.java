package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What is said of a grant agrees with itself: parameters, scopes, lives and ways. */
final class GrantRule implements DefinitionRule {

    private static final Set<String> PROTOCOL = Set.of(
            "client_id",
            "client_secret",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "state",
            "nonce",
            "code_challenge",
            "code_challenge_method",
            "request",
            "request_uri");

    @Override
    public void check(Definition definition) {
        definition
                .at("authorization.parameters")
                .properties()
                .forEach(parameter -> definition.require(
                        !PROTOCOL.contains(parameter.getKey()),
                        "authorization.parameters." + parameter.getKey(),
                        "must not be set"));
        scopes(definition);
        life(definition);
        exchange(definition);
    }

    private static void exchange(Definition definition) {
        boolean exchanges = definition.is("exchange", "rfc8693");
        definition.require(
                exchanges || !definition.lists("ways", "exchange"),
                "exchange",
                "must be rfc8693 where exchange is one of the ways");
        definition.require(
                !exchanges
                        || definition.lists("ways", "exchange")
                        || definition.lists("ways", "pass_through")
                        || !definition.has("ways"),
                "exchange",
                "must be none where neither exchange nor pass_through is one of the ways");
        definition.require(
                exchanges || !definition.has("exchange_audience"),
                "exchange_audience",
                "must be given for exchange rfc8693 only");
    }

    private static void scopes(Definition definition) {
        boolean comma =
                definition.is("scopes.separator", "comma") || definition.is("scopes.granted_separator", "comma");
        Stream<String> named = Stream.of("defaults", "required", "offline");
        if (comma) {
            named.forEach(field -> definition.require(
                    !anyWithComma(definition.at("scopes." + field)),
                    "scopes." + field,
                    "must have no comma where commas separate"));
            definition
                    .at("scopes.sets")
                    .properties()
                    .forEach(set -> definition.require(
                            !anyWithComma(set.getValue()),
                            "scopes.sets." + set.getKey(),
                            "must have no comma where commas separate"));
        }
    }

    private static boolean anyWithComma(JsonNode scopes) {
        for (JsonNode scope : scopes) {
            if (scope.asText().contains(",")) {
                return true;
            }
        }
        return false;
    }

    private static void life(Definition definition) {
        for (String field : List.of("life.access_token", "life.refresh_token", "life.keep_alive")) {
            definition.require(longer(definition, field), field, "must be longer than nothing");
        }
        definition.require(
                !definition.is("life.rotation", "none") || definition.is("life.grace", "PT0S"),
                "life.grace",
                "must be given where refresh tokens rotate only");
    }

    private static boolean longer(Definition definition, String field) {
        try {
            return definition
                    .text(field)
                    .map(text -> Duration.parse(text).compareTo(Duration.ZERO) > 0)
                    .orElse(true);
        } catch (DateTimeException e) {
            // The schema says so.
            return true;
        }
    }
}
