package io.credledger.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.List;

/** A violation of the schema, in our words: the library's may quote a value. */
record SchemaProblem(Error error) {

    String path() {
        NodePath location = error.getInstanceLocation();
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < location.getNameCount(); i++) {
            append(path, location.getElement(i));
        }
        if (error.getProperty() != null) {
            append(path, error.getProperty());
        }
        return path.toString();
    }

    /** The place of the definition that it is in, or -1. */
    int definition() {
        NodePath location = error.getInstanceLocation();
        return location.getNameCount() > 1 && location.getElement(1) instanceof Integer index ? index : -1;
    }

    String rule() {
        return switch (error.getKeyword()) {
            case "required" -> "is required";
            case "additionalProperties" -> "is not a field";
            case "propertyNames" -> "must be a name as the field's own are";
            case "type" -> "must be " + String.join(" or ", words("type"));
            case "enum" -> "must be one of " + String.join(", ", words("enum"));
            case "uniqueItems" -> "must have nothing twice";
            case "minItems", "minLength" -> "must not be empty";
            case "maxItems", "maxLength" ->
                "must not be longer than " + error.getSchemaNode().asText();
            case "pattern" -> String.valueOf(error.getMessage());
            default -> "must be as the schema says";
        };
    }

    private List<String> words(String keyword) {
        List<String> words = new ArrayList<>();
        JsonNode said = error.getSchemaNode();
        if (said.isTextual()) {
            words.add(said.textValue());
        }
        said.forEach(word -> words.add(word.asText()));
        return keyword.equals("type") ? words.stream().map(SchemaProblem::named).toList() : words;
    }

    private static String named(String type) {
        return switch (type) {
            case "array" -> "a list";
            case "object" -> "an object";
            case "boolean" -> "true or false";
            default -> "a " + type;
        };
    }

    private static void append(StringBuilder path, Object element) {
        if (element instanceof Integer index) {
            path.append('[').append(index).append(']');
            return;
        }
        String name = String.valueOf(element);
        // A field's name is the operator's text too: one that cannot be a name is not repeated.
        path.append(path.isEmpty() ? "" : ".").append(name.matches("[A-Za-z0-9_.:/-]{1,100}") ? name : "?");
    }
}
