package io.credledger.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The fields of an object for people: one row each, those of objects within it below, a named schema by its name. */
final class Fields {

    private static final String NAMED = "#/components/schemas/";

    /** Those that are told at the end of the page; every other named one is a plain value. */
    private final Set<String> objects = new HashSet<>();

    private final OpenApi api;

    Fields(OpenApi api) {
        this.api = api;
        api.root().at("/components/schemas").properties().forEach(schema -> {
            if (schema.getValue().has("properties")) {
                objects.add(schema.getKey());
            }
        });
    }

    boolean isObject(String name) {
        return objects.contains(name);
    }

    List<Map<String, Object>> of(JsonNode schema) {
        List<Map<String, Object>> rows = new ArrayList<>();
        collect(schema, "", rows);
        return rows;
    }

    private void collect(JsonNode schema, String prefix, List<Map<String, Object>> rows) {
        Set<String> required = new HashSet<>();
        schema.path("required").forEach(name -> required.add(name.asText()));
        schema.path("properties").properties().forEach(property -> {
            String name = prefix + property.getKey();
            rows.add(row(name, property.getValue(), required.contains(property.getKey())));
            if (!property.getValue().has("$ref")) {
                JsonNode inner = property.getValue().path("items");
                collect(property.getValue(), name + ".", rows);
                if (!inner.has("$ref")) {
                    collect(inner, name + "[].", rows);
                }
            }
        });
    }

    Map<String, Object> row(String name, JsonNode schema, boolean required) {
        Map<String, Object> row = new HashMap<>(type(schema));
        row.put("name", name);
        row.put("required", required);
        String own = schema.path("description").asText();
        row.put(
                "words",
                orFalse(own.isEmpty() ? api.resolved(schema).path("description").asText() : own));
        return row;
    }

    /** The type in words, and the link to the schema that has a name. */
    Map<String, Object> type(JsonNode schema) {
        Map<String, Object> type = new HashMap<>();
        String name = name(schema);
        String item = name(schema.path("items"));
        type.put("before", name.isEmpty() && !item.isEmpty() ? "array of " : "");
        type.put("link", orFalse(name.isEmpty() ? item : name));
        type.put("type", name.isEmpty() && item.isEmpty() ? Types.words(api.resolved(schema), api) : "");
        return type;
    }

    /** A template shows the parts of a page that have something to say. */
    static Object orFalse(String text) {
        return text.isEmpty() ? false : text;
    }

    private String name(JsonNode schema) {
        String reference = schema.path("$ref").asText();
        String name = reference.startsWith(NAMED) ? reference.substring(NAMED.length()) : "";
        return objects.contains(name) ? name : "";
    }
}
