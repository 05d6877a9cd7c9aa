package io.credledger.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** {@code openapi.yaml}: as it stands, and as a tree in which references can be followed. */
public final class OpenApi {

    private static final String FILE = "/openapi.yaml";

    private final JsonNode root;

    private OpenApi(JsonNode root) {
        this.root = root;
    }

    /** The file, for whoever wants it as it is. */
    public static byte[] text() {
        try (InputStream in = OpenApi.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the description of the API must be there");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the API must be readable", e);
        }
    }

    public static OpenApi read() {
        try {
            return new OpenApi(new ObjectMapper(new YAMLFactory()).readTree(text()));
        } catch (IOException e) {
            throw new UncheckedIOException("the description of the API must be YAML", e);
        }
    }

    public JsonNode root() {
        return root;
    }

    /** What a reference stands for; anything else is itself. */
    public JsonNode resolved(JsonNode node) {
        String reference = node.path("$ref").asText();
        return reference.isEmpty() ? node : root.at(reference.substring(1));
    }

    /** In the order of the file. */
    public List<Operation> operations() {
        return root.get("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .filter(method -> !method.getKey().equals("parameters"))
                        .map(method ->
                                Operation.of(this, path.getKey(), path.getValue(), method.getKey(), method.getValue())))
                .toList();
    }
}
