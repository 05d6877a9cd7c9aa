package io.credledger.forge;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** @param headers those that tell of pages, by lower-case name */
record ForgeAnswer(JsonNode body, Map<String, List<String>> headers) {

    /** RFC 8288: whether a link with that relation is there. Its target is not used: it would be the forge's word where to send the token. */
    boolean links(String relation) {
        return headers.getOrDefault("link", List.of()).stream()
                .anyMatch(link -> link.contains("rel=\"" + relation + '"'));
    }

    boolean hasText(String header) {
        return headers.getOrDefault(header, List.of()).stream().anyMatch(value -> !value.isBlank());
    }

    @Override
    public String toString() {
        return "ForgeAnswer [redacted]";
    }
}
