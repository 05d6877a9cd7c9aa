package io.credledger.provider;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.Map;

/** Makes providers of checked definitions. */
final class ProviderBinding {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .build();

    private final Map<String, ObjectNode> dialects;

    ProviderBinding(Map<String, ObjectNode> dialects) {
        this.dialects = dialects;
    }

    Provider provider(ObjectNode definition) {
        String name = definition.path("dialect").asText();
        ObjectNode dialect = dialects.get(name);
        if (dialect == null) {
            throw new IllegalStateException("a checked definition names a dialect");
        }
        ObjectNode whole = definition.deepCopy();
        whole.set("dialect", dialect.deepCopy().put("name", name));
        try {
            return JSON.treeToValue(whole, Provider.class);
        } catch (JsonProcessingException e) {
            // Its message quotes the definition.
            throw new IllegalStateException("a checked definition must be one of a provider");
        }
    }
}
