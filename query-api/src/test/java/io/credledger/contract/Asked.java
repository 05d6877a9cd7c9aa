package io.credledger.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.apidoc.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What is wrong with a request that the server took for good. */
final class Asked {

    /** Those of HTTP and of ours that change what is done: an operation that heeds one says so. */
    private static final Set<String> HEEDED = Set.of("Idempotency-Key", "If-Match", "Last-Event-ID");

    /** What takes no body takes this. */
    private static final String NOTHING = "{}";

    private final Schemas schemas;
    private final Values values;
    private final List<String> wrong = new ArrayList<>();

    private Asked(Schemas schemas, Values values) {
        this.schemas = schemas;
        this.values = values;
    }

    static List<String> wrong(Schemas schemas, Values values, Paths.Found found, Exchange exchange) {
        Asked asked = new Asked(schemas, values);
        Operation operation = found.operation();
        asked.path(operation, found.parameters());
        asked.query(operation, exchange);
        asked.headers(operation, exchange);
        asked.body(operation, exchange);
        return asked.wrong;
    }

    private void path(Operation operation, Map<String, String> parameters) {
        parameters.forEach((name, value) -> parameter(operation, "path", name)
                .ifPresentOrElse(known -> fits("path " + name, known, value), () -> miss("path " + name)));
    }

    private void query(Operation operation, Exchange exchange) {
        String query = exchange.uri().getRawQuery();
        Map<String, String> given = Values.pairs(query == null ? "" : query);
        if (operation.parameters().stream().anyMatch(Asked::isAnything)) {
            return;
        }
        given.forEach((name, value) -> parameter(operation, "query", name)
                .ifPresentOrElse(known -> fits("query " + name, known, value), () -> miss("a query parameter")));
        for (JsonNode known : operation.parameters()) {
            String name = known.get("name").asText();
            if (known.get("in").asText().equals("query")
                    && known.path("required").asBoolean()
                    && !given.containsKey(name)) {
                wrong.add("query " + name + ": is required");
            }
        }
    }

    /** Another server chooses what it sends. */
    private static boolean isAnything(JsonNode parameter) {
        return parameter.path("schema").path("additionalProperties").isObject();
    }

    private void headers(Operation operation, Exchange exchange) {
        for (String name : HEEDED) {
            exchange.asked()
                    .firstValue(name)
                    .ifPresent(value -> parameter(operation, "header", name)
                            .ifPresentOrElse(
                                    known -> fits("header " + name, known, value),
                                    () -> missUnlessRead(operation, "header " + name)));
        }
    }

    /** What repeats itself anyway needs no key. */
    private void missUnlessRead(Operation operation, String what) {
        if (!operation.method().equals("GET")) {
            miss(what);
        }
    }

    private void body(Operation operation, Exchange exchange) {
        JsonNode known = operation.request().orElse(null);
        String body = exchange.body();
        if (body == null) {
            if (known != null && known.path("required").asBoolean()) {
                wrong.add("body: is required");
            }
            return;
        }
        String media = exchange.askedAs().orElse("");
        JsonNode schema =
                known == null ? null : known.path("content").path(media).path("schema");
        if (known == null && body.strip().equals(NOTHING)) {
            return;
        }
        if (schema == null || schema.isMissingNode()) {
            miss("body of " + media);
        } else if (media.equals("application/json")) {
            Values.json(body)
                    .ifPresentOrElse(
                            json -> add("body", schemas.wrong(schema, json)), () -> wrong.add("body: is no JSON"));
        } else {
            add("body", schemas.wrong(schema, values.form(body, schema)));
        }
    }

    private static Optional<JsonNode> parameter(Operation operation, String in, String name) {
        return operation.parameters().stream()
                .filter(parameter -> parameter.get("in").asText().equals(in))
                .filter(parameter -> parameter.get("name").asText().equals(name))
                .findFirst();
    }

    private void fits(String what, JsonNode parameter, String value) {
        JsonNode schema = parameter.path("schema");
        add(what, schemas.wrong(schema, values.of(value, schema)));
    }

    private void miss(String what) {
        wrong.add(what + ": is not described");
    }

    private void add(String what, List<String> found) {
        found.forEach(each -> wrong.add(what + ": " + each));
    }
}
