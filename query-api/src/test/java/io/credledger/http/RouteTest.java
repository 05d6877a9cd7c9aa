package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RouteTest {

    private static final JsonNode OPENAPI = openapi();

    private static JsonNode openapi() {
        try (InputStream in = RouteTest.class.getResourceAsStream("/openapi.yaml")) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theDescriptionHasTheRoutesAndNoOthers() {
        Set<String> described = new TreeSet<>();
        OPENAPI.get("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    if (!method.getKey().equals("parameters")) {
                        described.add(method.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));

        assertThat(described)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Route.values())
                        .map(route -> route.method() + " " + route.template())
                        .toList());
    }

    @ParameterizedTest
    @EnumSource
    void theDescriptionHasTheParametersOfEachRoute(Route route) {
        List<String> described = new ArrayList<>();
        operation(route).path("parameters").forEach(parameter -> {
            JsonNode resolved = resolved(parameter);
            if (resolved.get("in").asText().equals("query")) {
                described.add(resolved.get("name").asText());
            }
        });

        assertThat(described).allMatch(route::takes);
        assertThat(described.contains(Call.MIN_POSITION)).isEqualTo(route.awaits());
    }

    @ParameterizedTest
    @EnumSource
    void onlyPublicRoutesNeedNoAuthentication(Route route) {
        boolean open = operation(route).path("security").isArray();

        assertThat(open).isEqualTo(route.right().isOpen() || route.right() == Right.CLIENT);
    }

    @ParameterizedTest
    @EnumSource
    void aRouteThatConcernsAnIdentityNamesIt(Route route) {
        if (route.concernsIdentity()) {
            assertThat(route.template()).startsWith("/v1/identities/{handle}");
        }
    }

    private static JsonNode operation(Route route) {
        return OPENAPI.get("paths").get(route.template()).get(route.method().toLowerCase(Locale.ROOT));
    }

    private static JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : OPENAPI.at(reference.substring(1));
    }
}
