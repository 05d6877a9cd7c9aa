package io.credledger.cli.keycloak;

import io.credledger.cli.browser.Query;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** An authorization request that a test makes itself: the code flow with PKCE, for one client. */
record Attempt(URI realm, Credentials client, URI redirect, String scope, String state, String verifier) {

    static Attempt of(KeycloakRealm realm, Credentials client, URI redirect, String scope) {
        return new Attempt(
                realm.issuer(),
                client,
                redirect,
                scope,
                Credentials.random("state").secret().revealText(),
                // 43 characters at least (RFC 7636, section 4.1).
                Credentials.random("verifier").secret().revealText().repeat(2));
    }

    URI address() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("response_type", "code");
        parameters.put("client_id", client.id());
        parameters.put("redirect_uri", redirect.toString());
        parameters.put("scope", scope);
        parameters.put("state", state);
        parameters.put("code_challenge", challenge());
        parameters.put("code_challenge_method", "S256");
        return URI.create(realm + "/protocol/openid-connect/auth?" + Query.write(parameters));
    }

    private String challenge() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JDK has SHA-256", e);
        }
    }
}
