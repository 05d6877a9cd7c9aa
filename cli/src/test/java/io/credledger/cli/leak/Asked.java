package io.credledger.cli.leak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * What a scripted provider was asked.
 *
 * @param head line and headers, but for the credentials' own
 */
record Asked(String method, String path, String head, String authorization, String body) {

    static Asked read(HttpExchange exchange) throws IOException {
        Map<String, Object> headers = new LinkedHashMap<>(exchange.getRequestHeaders());
        headers.remove("Authorization");
        String authorization = exchange.getRequestHeaders().getFirst("Authorization");
        return new Asked(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getRawPath(),
                exchange.getRequestMethod() + " " + exchange.getRequestURI() + headers,
                authorization == null ? "" : authorization,
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    /** A field of the body, which is a form, or JSON as amoCRM has it; empty where there is none. */
    String field(String name) {
        return body.startsWith("{") ? json(name) : parameters(body).getOrDefault(name, "");
    }

    private String json(String name) {
        try {
            return new ObjectMapper().readTree(body).path(name).asText("");
        } catch (JsonProcessingException e) {
            throw new AssertionError("we send JSON", e);
        }
    }

    /** A parameter of an address that must be there. */
    static String parameter(URI address, String name) {
        return Objects.requireNonNull(parameters(address.getRawQuery()).get(name));
    }

    static Map<String, String> parameters(String encoded) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            if (parts.length == 2) {
                parameters.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
        }
        return parameters;
    }
}
