package io.credledger.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One thing that can be asked for, its references followed.
 *
 * @param path with {@code {parameters}}
 * @param responses by status or {@code default}
 */
public record Operation(
        String method,
        String path,
        JsonNode node,
        List<JsonNode> parameters,
        Optional<JsonNode> request,
        Map<String, JsonNode> responses) {

    private static final String DEFAULT = "default";

    public Operation {
        parameters = List.copyOf(parameters);
    }

    static Operation of(OpenApi api, String path, JsonNode item, String method, JsonNode node) {
        Map<String, JsonNode> responses = new LinkedHashMap<>();
        node.path("responses")
                .properties()
                .forEach(response -> responses.put(response.getKey(), api.resolved(response.getValue())));
        return new Operation(
                method.toUpperCase(Locale.ROOT),
                path,
                node,
                Stream.concat(each(item), each(node)).map(api::resolved).toList(),
                Optional.ofNullable(node.get("requestBody")).map(api::resolved),
                responses);
    }

    private static Stream<JsonNode> each(JsonNode holder) {
        return StreamSupport.stream(holder.path("parameters").spliterator(), false);
    }

    public String id() {
        return node.path("operationId").asText();
    }

    /** What stands for whatever is not as it should be counts for errors only: a success is named. */
    public Optional<JsonNode> response(int status) {
        JsonNode named = responses.get(String.valueOf(status));
        return Optional.ofNullable(named == null && status >= 400 ? responses.get(DEFAULT) : named);
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
