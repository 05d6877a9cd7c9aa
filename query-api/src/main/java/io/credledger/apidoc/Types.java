package io.credledger.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** What a value may be, in a few words. */
final class Types {

    private Types() {}

    static String words(JsonNode schema, OpenApi api) {
        List<String> words = new ArrayList<>();
        words.add(type(schema, api));
        if (schema.has("format")) {
            words.add("(" + schema.get("format").asText() + ")");
        }
        if (schema.has("const")) {
            words.add("always " + schema.get("const").asText());
        }
        if (schema.has("enum")) {
            words.add("of " + joined(schema.get("enum"), ", "));
        }
        if (schema.has("minimum") || schema.has("maximum")) {
            words.add("from " + schema.path("minimum").asText("any") + " to "
                    + schema.path("maximum").asText("any"));
        }
        if (schema.has("maxLength")) {
            words.add("of at most " + schema.get("maxLength").asText());
        }
        if (schema.has("pattern")) {
            words.add("as " + schema.get("pattern").asText());
        }
        if (schema.has("default")) {
            words.add("(default " + schema.get("default").asText() + ")");
        }
        return String.join(" ", words);
    }

    private static String type(JsonNode schema, OpenApi api) {
        JsonNode type = schema.path("type");
        String said = type.isArray() ? joined(type, " or ") : type.asText("object");
        return schema.has("items") && said.startsWith("array")
                ? said.replaceFirst("array", "array of ") + words(api.resolved(schema.get("items")), api)
                : said;
    }

    private static String joined(JsonNode list, String between) {
        List<String> words = new ArrayList<>();
        list.forEach(word -> words.add(word.asText()));
        return String.join(between, words);
    }
}
