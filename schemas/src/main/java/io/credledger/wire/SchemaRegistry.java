package io.credledger.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;

/**
 * A Confluent-compatible schema registry, as far as framing needs one: register under a subject, look up by id
 * (docs.confluent.io, "Schema Registry API Reference"). Answers are kept for ever, because ids are.
 */
final class SchemaRegistry {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    SchemaRegistry(URI base) {
        this.base = base;
    }

    /** The id of a schema under a subject; registers it if the registry does not have it. */
    int register(String subject, Schema schema) {
        String key = subject + ' ' + AvroBytes.fingerprint(schema).toHex();
        return ids.computeIfAbsent(key, absent -> {
            String body =
                    JSON.createObjectNode().put("schema", schema.toString()).toString();
            HttpRequest.Builder request = request("/subjects/" + subject + "/versions")
                    .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                    .POST(HttpRequest.BodyPublishers.ofString(body));
            int id = send(request).path("id").asInt(0);
            if (id < 1 || id >= SchemaCatalogue.FIRST_ID) {
                throw new RegistryUnavailableException("the schema registry gave an id out of its range");
            }
            return id;
        });
    }

    Schema byId(int id) {
        return schemas.computeIfAbsent(id, absent -> {
            String text =
                    send(request("/schemas/ids/" + id).GET()).path("schema").asText("");
            return new Schema.Parser().parse(text);
        });
    }

    private HttpRequest.Builder request(String path) {
        String root = base.toString().replaceAll("/+$", "");
        return HttpRequest.newBuilder(URI.create(root + path)).timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 404) {
                throw new UnreadableRecordException("the schema registry does not know the schema id");
            }
            if (answer.statusCode() != 200) {
                throw new RegistryUnavailableException(
                        "the schema registry answered with status " + answer.statusCode());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new RegistryUnavailableException("the schema registry could not be reached", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RegistryUnavailableException("interrupted while asking the schema registry", e);
        }
    }
}
