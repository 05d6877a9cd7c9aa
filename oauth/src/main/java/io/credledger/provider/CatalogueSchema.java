package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.PathType;
import com.networknt.schema.walk.ApplyDefaultsStrategy;
import com.networknt.schema.walk.WalkConfig;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code providers.schema.json}: what each field may be, and what it is where it is not given. */
final class CatalogueSchema {

    private static final SchemaRegistryConfig CONFIG = SchemaRegistryConfig.builder()
            .locale(Locale.ROOT)
            .pathType(PathType.JSON_PATH)
            .errorMessageKeyword("errorMessage")
            .build();
    private static final WalkConfig DEFAULTS = WalkConfig.builder()
            .applyDefaultsStrategy(new ApplyDefaultsStrategy(true, false, false))
            .build();

    private static final String ID = "urn:credledger:schema:providers";

    private final SchemaRegistry registry = SchemaRegistry.withDialect(
            Dialects.getDraft202012(),
            builder -> builder.schemaRegistryConfig(CONFIG).schemas(Map.of(ID, text())));
    private final Schema file = registry.getSchema(SchemaLocation.of(ID));

    List<Error> errors(JsonNode content) {
        return file.validate(content);
    }

    /** Puts the schema's defaults into a definition. */
    void complete(String kind, ObjectNode definition) {
        registry.getSchema(SchemaLocation.of(ID + "#/$defs/" + kind))
                .walk(definition, false, execution -> execution.setWalkConfig(DEFAULTS));
    }

    private static String text() {
        try (InputStream in = CatalogueSchema.class.getResourceAsStream("providers.schema.json")) {
            if (in == null) {
                throw new IllegalStateException("the schema of the provider catalogue must be there");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the schema of the provider catalogue must be readable", e);
        }
    }
}
