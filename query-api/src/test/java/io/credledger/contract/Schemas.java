package io.credledger.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import io.credledger.apidoc.OpenApi;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The description's schemas, which OpenAPI 3.1 has of JSON Schema 2020-12. Says what does not fit by keyword and place. */
final class Schemas {

    private static final String ID = "urn:credledger:schema:openapi";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SchemaRegistry registry;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();

    Schemas(OpenApi api) {
        ObjectNode all = JSON.createObjectNode();
        all.set("$defs", api.root().at("/components/schemas"));
        SchemaRegistryConfig config = SchemaRegistryConfig.builder()
                .locale(Locale.ROOT)
                .formatAssertionsEnabled(true)
                .build();
        this.registry = SchemaRegistry.withDialect(
                Dialects.getDraft202012(),
                builder -> builder.schemaRegistryConfig(config).schemas(Map.of(ID, text(all))));
    }

    List<String> wrong(JsonNode schema, JsonNode value) {
        return known.computeIfAbsent(text(schema), this::compiled).validate(value).stream()
                .map(Schemas::said)
                .toList();
    }

    private Schema compiled(String text) {
        try {
            return registry.getSchema(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A name that nobody described is named: it is what one looks for, and the API's own. */
    private static String said(Error error) {
        String name = error.getProperty() == null ? "" : " '" + error.getProperty() + "'";
        return error.getKeyword() + name + " of " + error.getSchemaLocation() + " at " + error.getInstanceLocation();
    }

    private static String text(JsonNode schema) {
        try {
            return JSON.writeValueAsString(schema).replace("\"#/components/schemas/", "\"" + ID + "#/$defs/");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
