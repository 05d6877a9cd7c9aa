package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One definition of a file, while it is checked. Fields may be missing or of a wrong type: that is the schema's to say. */
final class Definition {

    private final ObjectNode node;
    private final @Nullable String id;
    private final String path;
    private final Problems problems;

    Definition(ObjectNode node, @Nullable String id, String path, Problems problems) {
        this.node = node;
        this.id = id;
        this.path = path;
        this.problems = problems;
    }

    /** @param field as in {@code endpoints.token} */
    JsonNode at(String field) {
        return node.at("/" + field.replace('.', '/'));
    }

    boolean has(String field) {
        return !at(field).isMissingNode();
    }

    Optional<String> text(String field) {
        return Optional.ofNullable(at(field).textValue());
    }

    boolean is(String field, String value) {
        return value.equals(at(field).textValue());
    }

    boolean flag(String field) {
        return at(field).asBoolean(false);
    }

    /** Whether a list has a text. */
    boolean lists(String field, String value) {
        for (JsonNode item : at(field)) {
            if (value.equals(item.textValue())) {
                return true;
            }
        }
        return false;
    }

    void wrong(String field, String rule) {
        problems.add(id, path + "." + field, rule);
    }

    void require(boolean holds, String field, String rule) {
        if (!holds) {
            wrong(field, rule);
        }
    }
}
