package io.credledger.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.SchemaParseException;
import org.jspecify.annotations.Nullable;

/**
 * A Confluent-compatible schema registry, as far as framing needs one: register under a subject, look up by id
 * (docs.confluent.io, "Schema Registry API Reference"). Answers are kept for ever, because ids are.
 */
final class SchemaRegistry {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final RegistryAddress address;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

    private record Registration(String subject, Schema schema) {}

    private SchemaRegistry(RegistryAddress address) {
        this.address = address;
    }

    /** The registry at a configured address, or none. */
    static @Nullable SchemaRegistry configured(@Nullable Object url) {
        return url == null ? null : new SchemaRegistry(RegistryAddress.parse(url.toString()));
    }

    /** The id of a schema under a subject; registers it if the registry does not have it. */
    int register(String subject, Schema schema) {
        return ids.computeIfAbsent(new Registration(subject, schema), absent -> {
            String body =
                    JSON.createObjectNode().put("schema", schema.toString()).toString();
            HttpRequest.Builder request = address.request("/subjects/" + subject + "/versions")
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            int id = expectOk(send(request)).path("id").asInt(0);
            if (id < 1 || id >= SchemaCatalogue.FIRST_ID) {
                throw new RegistryUnavailableException("the schema registry gave an id out of its range");
            }
            return id;
        });
    }

    Schema byId(int id) {
        return schemas.computeIfAbsent(id, absent -> {
            HttpResponse<String> answer =
                    send(address.request("/schemas/ids/" + id).GET());
            // Without an error code it is not the registry that says so, but something in front of it or another
            // address.
            if (answer.statusCode() == 404 && json(answer).has("error_code")) {
                throw new UnreadableRecordException("the schema registry does not know the schema id");
            }
            return schema(expectOk(answer));
        });
    }

    private static Schema schema(JsonNode answer) {
        if (!answer.path("schema").isTextual()) {
            throw new RegistryUnavailableException("the schema registry's answer must hold a schema");
        }
        if (!"AVRO".equals(answer.path("schemaType").asText("AVRO"))) {
            throw new UnreadableRecordException("a record's schema must be an Avro schema");
        }
        try {
            return new Schema.Parser().parse(answer.path("schema").asText());
        } catch (SchemaParseException e) {
            throw new UnreadableRecordException("a record's schema must be an Avro schema");
        }
    }

    private static JsonNode expectOk(HttpResponse<String> answer) {
        if (answer.statusCode() != 200) {
            throw new RegistryUnavailableException("the schema registry answered with status " + answer.statusCode());
        }
        return json(answer);
    }

    private static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new RegistryUnavailableException("the schema registry's answer must be JSON");
        }
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new RegistryUnavailableException("the schema registry could not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while asking the schema registry", e);
        }
    }
}
