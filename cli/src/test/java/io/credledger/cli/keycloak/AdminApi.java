package io.credledger.cli.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Keycloak's administration over REST. A token for each call: it lives for a minute, and costs a few milliseconds. */
final class AdminApi {

    private final URI realms;
    private final TokenEndpoint tokens;

    AdminApi(URI keycloak, Credentials admin) {
        this.realms = keycloak.resolve("/admin/realms");
        this.tokens = new TokenEndpoint(keycloak.resolve("/realms/master"), admin);
    }

    /** @param path below the realms, empty for them all */
    JsonNode get(String path) {
        return Wire.json(send("GET", path, null).body());
    }

    /** Says what was created by the last word of its address, empty where Keycloak doesn't. */
    String post(String path, Object body) {
        String location =
                send("POST", path, body).headers().firstValue("Location").orElse("");
        return location.substring(location.lastIndexOf('/') + 1);
    }

    void put(String path, Object body) {
        send("PUT", path, body);
    }

    void delete(String path, @Nullable Object body) {
        send("DELETE", path, body);
    }

    private HttpResponse<String> send(String method, String path, @Nullable Object body) {
        String token = tokens.ownToken();
        BodyPublisher content = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(Wire.write(body));
        HttpResponse<String> response = Wire.send(HttpRequest.newBuilder(URI.create(realms + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .method(method, content));
        if (response.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + response.statusCode() + " " + response.body());
        }
        return response;
    }
}
