package io.credledger.cli.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.jspecify.annotations.Nullable;

/** Somebody who calls the API, and holds every answer against its description. */
public record Person(int port, String handle, String token) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    public Answer get(String path, String... headers) throws Exception {
        return send("GET", path, null, headers);
    }

    public Answer post(String path, String json, String... headers) throws Exception {
        return send("POST", path, json, headers);
    }

    public Answer put(String path, String json, String... headers) throws Exception {
        return send("PUT", path, json, headers);
    }

    Answer patch(String path, String json, String... headers) throws Exception {
        return send("PATCH", path, json, headers);
    }

    Answer delete(String path, String... headers) throws Exception {
        return send("DELETE", path, null, headers);
    }

    /** {@code POST /v1/token} with the caller's own token as subject, and what is given: names and values in turn. */
    public Answer exchange(String... parameters) throws Exception {
        List<String> own = new ArrayList<>(
                List.of("subject_token", token, "subject_token_type", "urn:ietf:params:oauth:token-type:access_token"));
        own.addAll(List.of(parameters));
        return token(own.toArray(String[]::new));
    }

    /** The same without a subject token. */
    Answer token(String... parameters) throws Exception {
        List<String> form = new ArrayList<>(List.of("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange"));
        form.addAll(List.of(parameters));
        StringBuilder body = new StringBuilder();
        for (int i = 0; i < form.size(); i += 2) {
            body.append(i == 0 ? "" : "&")
                    .append(form.get(i))
                    .append('=')
                    .append(URLEncoder.encode(form.get(i + 1), StandardCharsets.UTF_8));
        }
        return send("POST", "/v1/token", body.toString(), "Content-Type", "application/x-www-form-urlencoded");
    }

    /** An admin registers somebody and hands out a token. */
    Person registers(String handle, String... roles) throws Exception {
        String list = roles.length == 0 ? "\"user\"" : "\"" + String.join("\",\"", roles) + "\"";
        post("/v1/identities", "{\"handle\":\"%s\",\"roles\":[%s]}".formatted(handle, list))
                .is(201);
        String issued =
                post("/v1/identities/" + handle + "/tokens", "{}").is(201).text("token");
        return new Person(port, handle, issued);
    }

    /** Stores a personal access token, and says the connection's id. */
    String stores(String provider, String name, String secret) throws Exception {
        return post("/v1/connections", """
                {"provider": "%s", "name": "%s", "kind": "bearer", "access_token": "%s",
                 "account": {"uid": "42", "login": "%s-at-%s"}, "scopes": ["repo"]}""".formatted(provider, name, secret, handle, provider))
                .is(201)
                .text("id");
    }

    Answer send(String method, String path, @Nullable String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + token);
        }
        if (body != null) {
            request.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        HttpRequest built = request.build();
        HttpResponse<String> response = Contract.kept(built, HTTP.send(built, BodyHandlers.ofString()));
        return new Answer(response, response.body().isEmpty() ? JSON.nullNode() : json(response));
    }

    private static JsonNode json(HttpResponse<String> response) throws IOException {
        String type = response.headers().firstValue("Content-Type").orElse("");
        return type.contains("json")
                ? JSON.readTree(response.body())
                : JSON.getNodeFactory().textNode(response.body());
    }

    /** What came back. */
    public record Answer(HttpResponse<String> response, JsonNode json) {

        public Answer is(int status) {
            Assertions.assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
            return this;
        }

        /** A problem of that kind. */
        Answer isProblem(int status, String slug) {
            is(status);
            Assertions.assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            Assertions.assertThat(text("type")).isEqualTo("urn:credledger:problem:" + slug);
            Assertions.assertThat(json.get("status").asInt()).isEqualTo(status);
            Assertions.assertThat(text("request_id")).isEqualTo(header("X-Request-Id"));
            return this;
        }

        /** An error of OAuth. */
        Answer isError(String error) {
            is(400);
            Assertions.assertThat(text("error")).isEqualTo(error);
            Assertions.assertThat(header("Cache-Control")).isEqualTo("no-store");
            return this;
        }

        Answer has(String field, Object value) {
            Assertions.assertThat(text(field)).as(field).isEqualTo(value.toString());
            return this;
        }

        /** As text, {@code null} for JSON's null, and empty where there is no such field. */
        public String text(String field) {
            JsonNode found = json.at("/" + field.replace('.', '/'));
            return found.isContainerNode() ? found.toString() : found.asText();
        }

        List<String> each(String field) {
            List<String> values = new ArrayList<>();
            json.path("items").forEach(item -> values.add(item.path(field).asText()));
            return values;
        }

        String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }
    }
}
