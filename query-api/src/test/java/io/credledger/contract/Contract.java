package io.credledger.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.apidoc.OpenApi;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * That {@code openapi.yaml} is true: every answer is as it says, and every request that the server took for good is one that it describes. What
 * the server calls wrong need not be described, so nobody has to say which requests are meant to be wrong.
 */
public final class Contract {

    /** Refusals of requests in which nothing was wrong. */
    private static final Set<Integer> WELL_FORMED = Set.of(409, 412, 502);

    private static final Contract CONTRACT = new Contract(OpenApi.read());

    private final OpenApi api;
    private final Paths paths;
    private final Schemas schemas;
    private final Values values;
    private final Answered answered;

    private Contract(OpenApi api) {
        this.api = api;
        this.paths = new Paths(api.operations());
        this.schemas = new Schemas(api);
        this.values = new Values(api);
        this.answered = new Answered(api, schemas, values);
    }

    /** The same answer, if it is as described. */
    public static <T> HttpResponse<T> kept(HttpRequest request, HttpResponse<T> response) {
        require(Exchange.of(request, response));
        return response;
    }

    static void require(Exchange exchange) {
        List<String> wrong = CONTRACT.wrong(exchange);
        if (!wrong.isEmpty()) {
            throw new AssertionError("openapi.yaml and the server differ: " + String.join("; ", wrong));
        }
    }

    static List<String> differences(Exchange exchange) {
        return CONTRACT.wrong(exchange);
    }

    /** What a body is by a schema of the description. */
    static List<String> differences(JsonNode schema, JsonNode value) {
        return CONTRACT.schemas.wrong(schema, value);
    }

    private List<String> wrong(Exchange exchange) {
        Paths.Found found =
                paths.find(exchange.method(), exchange.uri().getRawPath()).orElse(null);
        if (found == null) {
            return exchange.status() < 400
                    ? List.of("an operation is not described")
                    : named("no operation", exchange, answered.wrong(nowhere(exchange), exchange));
        }
        List<String> wrong = new ArrayList<>();
        if (exchange.status() < 400 || WELL_FORMED.contains(exchange.status())) {
            wrong.addAll(named("request", exchange, Asked.wrong(schemas, values, found, exchange)));
        }
        found.operation()
                .response(exchange.status())
                .ifPresentOrElse(
                        response -> wrong.addAll(named("answer", exchange, answered.wrong(response, exchange))),
                        () -> wrong.add(exchange.status() + ": the status is not described"));
        return wrong.stream().map(each -> found + " " + each).toList();
    }

    /** Where there is nothing, and where a method is none of the path's. */
    private JsonNode nowhere(Exchange exchange) {
        String media = exchange.toldAs().orElse("");
        String name = media.equals("application/json") ? "OAuthError" : "PageProblem";
        return api.root().at("/components/responses/" + name);
    }

    private static List<String> named(String part, Exchange exchange, List<String> wrong) {
        return wrong.stream()
                .map(each -> exchange.status() + " " + part + ", " + each)
                .toList();
    }
}
