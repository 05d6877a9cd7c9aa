package io.credledger.apidoc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** What the page of the API shows, out of the description: sections by tag, operations, and the schemas that have a name. */
public final class ApiPage {

    private final OpenApi api;
    private final Fields fields;
    private final Contents contents;

    public ApiPage(OpenApi api) {
        this.api = api;
        this.fields = new Fields(api);
        this.contents = new Contents(fields);
    }

    /** For the template {@code docs}. */
    public Map<String, Object> model() {
        JsonNode info = api.root().get("info");
        Map<String, Object> model = new HashMap<>();
        model.put("title", "API");
        model.put("version", info.get("version").asText());
        model.put("description", info.get("description").asText());
        model.put("sections", sections());
        model.put("schemas", schemas());
        return model;
    }

    private List<Map<String, Object>> sections() {
        Map<String, List<Map<String, Object>>> byTag = new LinkedHashMap<>();
        api.root().get("tags").forEach(tag -> byTag.put(tag.get("name").asText(), new ArrayList<>()));
        for (Operation operation : api.operations()) {
            byTag.computeIfAbsent(operation.node().at("/tags/0").asText(), tag -> new ArrayList<>())
                    .add(shown(operation));
        }
        return byTag.entrySet().stream()
                .map(section -> Map.<String, Object>of("name", section.getKey(), "operations", section.getValue()))
                .toList();
    }

    private Map<String, Object> shown(Operation operation) {
        JsonNode node = operation.node();
        List<Map<String, Object>> parameters =
                operation.parameters().stream().map(this::parameter).toList();
        List<Map<String, Object>> request =
                operation.request().map(contents::of).orElse(List.of());
        Map<String, Object> shown = new HashMap<>();
        shown.put("id", operation.id());
        shown.put("method", operation.method());
        shown.put("path", operation.path());
        shown.put("summary", node.path("summary").asText());
        shown.put("description", Fields.orFalse(node.path("description").asText()));
        shown.put("security", security(node.path("security")));
        shown.put("parameters", parameters);
        shown.put("anyParameters", !parameters.isEmpty());
        shown.put("request", request);
        shown.put("anyRequest", !request.isEmpty());
        shown.put("responses", responses(operation));
        return shown;
    }

    private String security(JsonNode own) {
        JsonNode said = own.isArray() ? own : api.root().get("security");
        String ways = StreamSupport.stream(said.spliterator(), false)
                .flatMap(way -> way.properties().stream().map(Map.Entry::getKey))
                .collect(Collectors.joining(", "));
        boolean open = StreamSupport.stream(said.spliterator(), false).anyMatch(JsonNode::isEmpty);
        if (ways.isEmpty()) {
            return "none";
        }
        return open ? ways + ", or none" : ways;
    }

    private Map<String, Object> parameter(JsonNode parameter) {
        Map<String, Object> row = fields.row(
                parameter.get("name").asText(),
                parameter.path("schema"),
                parameter.path("required").asBoolean());
        String words = parameter.path("description").asText();
        row.put("in", parameter.get("in").asText());
        if (!words.isEmpty()) {
            row.put("words", words);
        }
        return row;
    }

    private List<Map<String, Object>> responses(Operation operation) {
        List<Map<String, Object>> shown = new ArrayList<>();
        operation.responses().forEach((status, response) -> {
            List<Map<String, Object>> headers = new ArrayList<>();
            response.path("headers").properties().forEach(header -> {
                JsonNode resolved = api.resolved(header.getValue());
                Map<String, Object> row = fields.row(header.getKey(), resolved.path("schema"), false);
                row.put("words", Fields.orFalse(resolved.path("description").asText()));
                headers.add(row);
            });
            Map<String, Object> row = new HashMap<>();
            row.put("status", status.equals("default") ? "4xx, 5xx" : status);
            row.put("words", response.path("description").asText());
            row.put("headers", headers);
            row.put("anyHeaders", !headers.isEmpty());
            row.put("contents", contents.of(response));
            shown.add(row);
        });
        return shown;
    }

    private List<Map<String, Object>> schemas() {
        List<Map<String, Object>> shown = new ArrayList<>();
        api.root().at("/components/schemas").properties().forEach(schema -> {
            if (fields.isObject(schema.getKey())) {
                shown.add(Map.of("name", schema.getKey(), "fields", fields.of(schema.getValue())));
            }
        });
        return shown;
    }
}
