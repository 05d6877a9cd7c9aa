package io.credledger.provider;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Puts a value into a definition.
 *
 * @param place a JSON pointer; objects on the way are made
 * @param value a missing node takes away what is there
 */
record Edit(String place, JsonNode value) {

    void apply(JsonNode definition) {
        JsonPointer pointer = JsonPointer.compile(place);
        JsonNode parent = definition;
        for (JsonPointer step = pointer.head(); !step.matches(); step = step.tail()) {
            String name = step.getMatchingProperty();
            parent = parent.isArray() ? parent.get(step.getMatchingIndex()) : child((ObjectNode) parent, name);
        }
        String name = pointer.last().getMatchingProperty();
        if (value.isMissingNode()) {
            ((ObjectNode) parent).remove(name);
        } else if (parent instanceof ArrayNode array) {
            array.set(Integer.parseInt(name), value);
        } else {
            ((ObjectNode) parent).set(name, value);
        }
    }

    private static JsonNode child(ObjectNode parent, String name) {
        return parent.has(name) ? parent.get(name) : parent.putObject(name);
    }
}
