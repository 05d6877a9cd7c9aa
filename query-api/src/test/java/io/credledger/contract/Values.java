package io.credledger.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.apidoc.OpenApi;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** From text on the wire to what a schema speaks of. */
final class Values {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final OpenApi api;

    Values(OpenApi api) {
        this.api = api;
    }

    static Optional<JsonNode> json(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** A query, a form, a path and a header have nothing but text: what it is meant as, its schema says. */
    JsonNode of(String text, JsonNode schema) {
        String type = api.resolved(schema).path("type").asText();
        if (type.equals("integer") && text.matches("-?[0-9]{1,18}")) {
            return NODES.numberNode(Long.parseLong(text));
        }
        if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
            return NODES.booleanNode(text.equals("true"));
        }
        return NODES.textNode(text);
    }

    JsonNode form(String text, JsonNode schema) {
        ObjectNode form = NODES.objectNode();
        JsonNode properties = api.resolved(schema).path("properties");
        pairs(text).forEach((name, value) -> form.set(name, of(value, properties.path(name))));
        return form;
    }

    static Map<String, String> pairs(String text) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                String[] both = pair.split("=", 2);
                pairs.put(decoded(both[0]), both.length == 1 ? "" : decoded(both[1]));
            }
        }
        return pairs;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
