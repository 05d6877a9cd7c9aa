package io.credledger.cli.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;

/** One line of a bill of materials. */
record Component(JsonNode node) {

    /** As licences are listed: {@code group:artifact}, or {@code npm:name}. */
    String key() {
        String group = node.path("group").asText();
        return (group.isEmpty() ? "npm" : group) + ":" + node.path("name").asText();
    }

    String version() {
        return node.path("version").asText();
    }

    boolean isOurs() {
        return node.path("group").asText().equals("io.credledger");
    }

    /** SPDX's ids, and names where nobody knows which id is meant. */
    Set<String> licences() {
        Set<String> found = new LinkedHashSet<>();
        for (JsonNode choice : node.path("licenses")) {
            JsonNode licence = choice.path("license");
            found.add(
                    choice.has("expression")
                            ? choice.path("expression").asText()
                            : licence.path(licence.has("id") ? "id" : "name").asText());
        }
        return found;
    }
}
