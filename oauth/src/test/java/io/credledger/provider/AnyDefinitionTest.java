package io.credledger.provider;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The built-in definitions with something odd in each of their places. */
class AnyDefinitionTest {

    private static final List<JsonNode> ODD = List.of(
            JsonNodeFactory.instance.numberNode(7),
            JsonNodeFactory.instance.nullNode(),
            JsonNodeFactory.instance.booleanNode(true),
            JsonNodeFactory.instance.textNode(""),
            JsonNodeFactory.instance.textNode("{"),
            JsonNodeFactory.instance.textNode("PT1H"),
            JsonNodeFactory.instance.textNode("https://else.example/{base_url}"),
            JsonNodeFactory.instance.arrayNode().add(1),
            JsonNodeFactory.instance.arrayNode(),
            JsonNodeFactory.instance.objectNode().put("x", 1),
            JsonNodeFactory.instance.objectNode());

    /** Whatever stands anywhere in a definition, it is told as a problem, or taken and of use. */
    @Test
    void anyValueAnywhereIsToldOrTaken() throws IOException {
        JsonNode file = new YAMLMapper().readTree(builtInText());
        Problems none = new Problems();
        CatalogueContents known = new CatalogueReader(CatalogueContents.none(), none).read(file);
        int told = 0;
        int taken = 0;
        for (JsonNode provider : file.path("providers")) {
            for (String place : places("", provider)) {
                for (JsonNode odd : ODD) {
                    ObjectNode definition = provider.deepCopy();
                    new Edit(place, odd).apply(definition);
                    if (isTaken(known, definition)) {
                        taken++;
                    } else {
                        told++;
                    }
                }
            }
        }
        assertThat(told).isGreaterThan(1000);
        assertThat(taken).isGreaterThan(100);
    }

    private static boolean isTaken(CatalogueContents known, ObjectNode definition) {
        Problems problems = new Problems();
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        root.putArray("providers").add(definition);
        try {
            CatalogueContents contents =
                    new CatalogueReader(known, problems).read(new CatalogueText(problems).parsed(root.toString()));
            Provider provider = new ProviderBinding(contents.dialects())
                    .provider(Objects.requireNonNull(
                            contents.providers().get(definition.path("id").asText())));
            provider.at(URI.create("https://host.example/path"));
            return true;
        } catch (CatalogueException e) {
            return false;
        }
    }

    private static String builtInText() throws IOException {
        try (InputStream in = ProviderCatalogue.class.getResourceAsStream("providers.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static List<String> places(String path, JsonNode node) {
        List<String> places = new ArrayList<>();
        if (!path.isEmpty()) {
            places.add(path);
        }
        node.properties()
                .forEach(field -> places.addAll(
                        places(path + "/" + field.getKey().replace("~", "~0").replace("/", "~1"), field.getValue())));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            places.addAll(places(path + "/" + i, node.path(i)));
        }
        return places;
    }
}
