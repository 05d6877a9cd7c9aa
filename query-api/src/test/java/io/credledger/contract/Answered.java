package io.credledger.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.apidoc.OpenApi;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with an answer, by the description of one response. */
final class Answered {

    /** Those that programs go on with: an answer that has one says so. */
    private static final Set<String> TOLD =
            Set.of("ETag", "Ledger-Position", "Location", "Next-Cursor", "Retry-After", "WWW-Authenticate");

    private static final String SLUGS = "/components/schemas/Problem/properties/type/x-slugs";

    private final OpenApi api;
    private final Schemas schemas;
    private final Values values;

    Answered(OpenApi api, Schemas schemas, Values values) {
        this.api = api;
        this.schemas = schemas;
        this.values = values;
    }

    List<String> wrong(JsonNode response, Exchange exchange) {
        List<String> wrong = new ArrayList<>(headers(response.path("headers"), exchange));
        if (!exchange.answer().isEmpty()) {
            wrong.addAll(body(response.path("content"), exchange));
        }
        return wrong;
    }

    private List<String> headers(JsonNode described, Exchange exchange) {
        List<String> wrong = new ArrayList<>();
        for (String name : new TreeSet<>(TOLD)) {
            exchange.told().firstValue(name).ifPresent(value -> {
                JsonNode header = described.path(name);
                if (header.isMissingNode()) {
                    wrong.add("header " + name + ": is not described");
                } else {
                    JsonNode schema = api.resolved(header).path("schema");
                    schemas.wrong(schema, values.of(value, schema))
                            .forEach(each -> wrong.add("header " + name + ": " + each));
                }
            });
        }
        return wrong;
    }

    private List<String> body(JsonNode contents, Exchange exchange) {
        String media = exchange.toldAs().orElse("");
        JsonNode content = contents.path(media);
        if (content.isMissingNode()) {
            return List.of("body: '" + media + "' is not described");
        }
        if (!media.endsWith("json") || media.endsWith("ndjson")) {
            return List.of();
        }
        JsonNode json = Values.json(exchange.answer()).orElse(null);
        if (json == null) {
            return List.of("body: is no JSON");
        }
        List<String> wrong = new ArrayList<>(schemas.wrong(content.path("schema"), json));
        if (media.equals("application/problem+json")) {
            wrong.addAll(problem(json, exchange));
        }
        return wrong.stream().map(each -> "body: " + each).toList();
    }

    private List<String> problem(JsonNode problem, Exchange exchange) {
        String slug = problem.path("type").asText().replaceFirst(".*:", "");
        for (JsonNode known : api.root().at(SLUGS)) {
            if (known.asText().equals(slug)) {
                return problem.path("status").asInt() == exchange.status()
                        ? List.of()
                        : List.of("the problem's status is another");
            }
        }
        return List.of("a type of problem that is not described");
    }
}
