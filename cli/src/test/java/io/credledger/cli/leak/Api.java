package io.credledger.cli.leak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Asks an API as one caller. */
public final class Api {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client;
    private final String base;
    private final @Nullable String token;

    private Api(HttpClient client, String base, @Nullable String token) {
        this.client = client;
        this.base = base;
        this.token = token;
    }

    /** As nobody. */
    public static Api at(String base) {
        return new Api(HttpClient.newHttpClient(), base, null);
    }

    /** As whoever has the token. */
    public Api as(String other) {
        return new Api(client, base, other);
    }

    public String base() {
        return base;
    }

    /** What was answered. */
    public record Answer(int status, String headers, String body) {

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new AssertionError("an answer must be JSON", e);
            }
        }

        /** The last part of the problem's type; of an OAuth error its reason, else its code. */
        public String problem() {
            JsonNode json = json();
            if (json.has("type")) {
                return json.get("type").textValue().replaceFirst(".*:", "");
            }
            return json.has("reason")
                    ? json.get("reason").textValue()
                    : json.path("error").asText("");
        }

        public String all() {
            return headers + body;
        }
    }

    public Answer get(String path) {
        return send("GET", path, null, null);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, null, null, headers);
    }

    public Answer post(String path, String json, String... headers) {
        return send("POST", path, "application/json", json, headers);
    }

    public Answer put(String path, String json, String... headers) {
        return send("PUT", path, "application/json", json, headers);
    }

    public Answer patch(String path, String json, String... headers) {
        return send("PATCH", path, "application/json", json, headers);
    }

    public Answer form(String path, Map<String, String> fields, String... headers) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send("POST", path, "application/x-www-form-urlencoded", body, headers);
    }

    /** {@code POST /v1/token} for this caller, with an audience or resource. */
    public Answer token(String about, String value) {
        return form(
                "/v1/token",
                Map.of(
                        "grant_type",
                        "urn:ietf:params:oauth:grant-type:token-exchange",
                        "subject_token",
                        String.valueOf(token),
                        "subject_token_type",
                        "urn:ietf:params:oauth:token-type:access_token",
                        about,
                        value));
    }

    public Answer send(String method, String path, @Nullable String type, @Nullable String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (token != null) {
            request.header("Authorization", "Bearer " + token);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            HttpRequest built = request.build();
            HttpResponse<String> answer =
                    Contract.kept(built, client.send(built, HttpResponse.BodyHandlers.ofString()));
            return new Answer(answer.statusCode(), answer.headers().map().toString(), answer.body());
        } catch (IOException e) {
            throw new AssertionError("the API must answer " + method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    public static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
