package io.credledger.cli.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.browser.Query;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Map;

/** A realm's token endpoint and its neighbours, as one client uses them without the ledger. */
public final class TokenEndpoint {

    private final URI realm;
    private final Credentials client;

    TokenEndpoint(URI realm, Credentials client) {
        this.realm = realm;
        this.client = client;
    }

    /** As it came. */
    public record Answer(int status, JsonNode body) {

        public String text(String field) {
            return body.path(field).asText();
        }
    }

    public Answer exchange(String code, String verifier, URI redirect) {
        return post(
                "token",
                Map.of(
                        "grant_type",
                        "authorization_code",
                        "code",
                        code,
                        "code_verifier",
                        verifier,
                        "redirect_uri",
                        redirect.toString()));
    }

    /** With the person's password: no browser is needed, where the client {@linkplain RealmAdmin#letTakePasswords may}. */
    public Answer logIn(KeycloakUser user, String scope) {
        return post(
                "token",
                Map.of(
                        "grant_type",
                        "password",
                        "username",
                        user.username(),
                        "password",
                        user.credentials().secret().revealText(),
                        "scope",
                        scope));
    }

    public Answer refresh(String refreshToken) {
        return post("token", Map.of("grant_type", "refresh_token", "refresh_token", refreshToken));
    }

    /** Whether the realm still honours the token (RFC 7662). */
    public boolean isActive(String token) {
        return post("token/introspect", Map.of("token", token))
                .body()
                .path("active")
                .asBoolean();
    }

    /** Whether the realm takes the header for a client's. */
    public boolean isTaken(String authorization) {
        return post("token/introspect", Map.of("token", "anything"), authorization)
                        .status()
                == 200;
    }

    /** An access token of the client's own. */
    String ownToken() {
        Answer answer = post("token", Map.of("grant_type", "client_credentials"));
        if (answer.status() != 200) {
            throw new AssertionError("the client must get a token: " + answer.text("error"));
        }
        return answer.text("access_token");
    }

    private Answer post(String path, Map<String, String> fields) {
        return post(path, fields, client.basic());
    }

    private Answer post(String path, Map<String, String> fields, String authorization) {
        HttpResponse<String> response =
                Wire.send(HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/" + path))
                        .header("Authorization", authorization)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(Query.write(fields))));
        return new Answer(response.statusCode(), Wire.json(response.body()));
    }
}
