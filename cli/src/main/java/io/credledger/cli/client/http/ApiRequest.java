package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request, to be sent once or, being repeatable, several times.
 *
 * @param path already encoded, from the base path on
 * @param query not yet encoded
 */
public record ApiRequest(
        String method, String path, Map<String, String> query, Map<String, String> headers, Body body) {

    public static ApiRequest get(String... segments) {
        return of("GET", segments);
    }

    public static ApiRequest post(String... segments) {
        return of("POST", segments);
    }

    public static ApiRequest put(String... segments) {
        return of("PUT", segments);
    }

    public static ApiRequest patch(String... segments) {
        return of("PATCH", segments);
    }

    public static ApiRequest delete(String... segments) {
        return of("DELETE", segments);
    }

    private static ApiRequest of(String method, String... segments) {
        return new ApiRequest(method, UriText.path(segments), Map.of(), Map.of(), new Body.None());
    }

    /** The same for a path that the server gave. */
    ApiRequest at(String encodedPath) {
        return new ApiRequest(method, encodedPath, query, headers, body);
    }

    public ApiRequest query(String name, @Nullable Object value) {
        return value == null ? this : new ApiRequest(method, path, plus(query, name, value), headers, body);
    }

    public ApiRequest header(String name, @Nullable Object value) {
        return value == null ? this : new ApiRequest(method, path, query, plus(headers, name, value), body);
    }

    public ApiRequest json(Fields fields) {
        return new ApiRequest(method, path, query, headers, new Body.OfJson(fields));
    }

    /** A body that is JSON already. */
    public ApiRequest json(JsonNode tree) {
        return new ApiRequest(method, path, query, headers, new Body.OfTree(tree));
    }

    public ApiRequest form(Form form) {
        return new ApiRequest(method, path, query, headers, new Body.OfForm(form));
    }

    /** Path and query. */
    String target() {
        return query.isEmpty() ? path : path + "?" + UriText.query(query);
    }

    private static Map<String, String> plus(Map<String, String> map, String name, Object value) {
        Map<String, String> more = new LinkedHashMap<>(map);
        more.put(name, value.toString());
        return more;
    }
}
