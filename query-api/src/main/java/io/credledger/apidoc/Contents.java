package io.credledger.apidoc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The bodies that a request or an answer may have, by media type, each with its fields and its example. */
final class Contents {

    private static final ObjectWriter JSON = new ObjectMapper().writerWithDefaultPrettyPrinter();

    private final Fields fields;

    Contents(Fields fields) {
        this.fields = fields;
    }

    List<Map<String, Object>> of(JsonNode holder) {
        List<Map<String, Object>> contents = new ArrayList<>();
        holder.path("content").properties().forEach(media -> contents.add(one(media.getKey(), media.getValue())));
        return contents;
    }

    private Map<String, Object> one(String type, JsonNode media) {
        List<Map<String, Object>> shapes = new ArrayList<>();
        JsonNode schema = media.path("schema");
        if (schema.has("oneOf")) {
            schema.get("oneOf").forEach(shape -> shapes.add(shape(shape)));
        } else {
            shapes.add(shape(schema));
        }
        JsonNode example = media.path("example");
        Map<String, Object> content = new HashMap<>();
        content.put("media", type);
        content.put("shapes", shapes);
        content.put("example", text(example));
        content.put("hasExample", !example.isMissingNode());
        return content;
    }

    private Map<String, Object> shape(JsonNode schema) {
        Map<String, Object> shape = new HashMap<>(fields.type(schema));
        List<Map<String, Object>> rows = fields.of(schema);
        shape.put("fields", rows);
        shape.put("any", !rows.isEmpty());
        return shape;
    }

    private static String text(JsonNode example) {
        try {
            return example.isContainerNode() ? JSON.writeValueAsString(example) : example.asText();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("an example must be writable", e);
        }
    }
}
