package io.credledger.cli.heap;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Supplier;

/** The other servers: an issuer of JWTs, which exchanges them too, and a forge. */
final class Elsewhere implements AutoCloseable {

    static final String AUDIENCE = "ledger-api";
    static final String SUBJECT = "alice-elsewhere";

    private final HttpServer server;
    private final RSAKey key;

    /** @param exchanged what is given for a JWT */
    Elsewhere(Supplier<String> exchanged) throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("only").generate();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        on("/.well-known/openid-configuration", this::configuration);
        on("/keys", () -> new JWKSet(key.toPublicJWK()).toString());
        on("/token", () -> """
                {"access_token":"%s","issued_token_type":"urn:ietf:params:oauth:token-type:access_token",
                 "token_type":"Bearer","expires_in":3600}""".formatted(exchanged.get()));
        on("/api/v1/user", () -> "{\"id\":7,\"login\":\"alice\",\"full_name\":\"Alice\"}");
        server.start();
    }

    private void on(String path, Supplier<String> json) {
        server.createContext(path, exchange -> answer(exchange, json.get()));
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            byte[] body = json.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private String configuration() {
        return """
                {"issuer":"I","authorization_endpoint":"I/auth","token_endpoint":"I/token","jwks_uri":"I/keys",
                 "response_types_supported":["code"],"subject_types_supported":["public"],
                 "id_token_signing_alg_values_supported":["RS256"]}""".replace("\"I", "\"" + url());
    }

    /** Of alice, for the ledger. */
    String jwt() {
        try {
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("only").build(),
                    new JWTClaimsSet.Builder()
                            .issuer(url().toString())
                            .subject(SUBJECT)
                            .audience(AUDIENCE)
                            .jwtID(UUID.randomUUID().toString())
                            .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                            .build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException("a JWT must be signed", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
