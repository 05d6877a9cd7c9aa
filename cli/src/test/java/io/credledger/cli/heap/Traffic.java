package io.credledger.cli.heap;

import io.credledger.cli.leak.Api;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** People who store and fetch tokens in every way there is, and also do it wrong. */
final class Traffic {

    private static final String FORM = "application/x-www-form-urlencoded";

    private final Tokens tokens;
    private final Api nobody;
    private final Api admin;
    private final String aliceToken;
    private final String serviceToken;
    private final Api alice;
    private final ForeignTraffic foreign;
    private int round;

    Traffic(URI url, String adminToken, Tokens tokens, Elsewhere elsewhere) {
        this.tokens = tokens;
        this.nobody = Api.at(url.toString());
        this.admin = nobody.as(tokens.met("admin", adminToken));
        this.aliceToken = registered("alice", "user");
        this.serviceToken = registered("reader", "service");
        this.alice = nobody.as(aliceToken);
        this.foreign = ForeignTraffic.of(tokens, elsewhere, admin, alice, nobody.as(serviceToken));
    }

    private String registered(String handle, String role) {
        expect(201, admin.post("/v1/identities", "{\"handle\":\"%s\",\"roles\":[\"%s\"]}".formatted(handle, role)));
        return issued(admin, handle);
    }

    private String issued(Api by, String handle) {
        Api.Answer answer = by.post("/v1/identities/" + handle + "/tokens", "{}");
        expect(201, answer);
        return tokens.met("API token of " + handle, answer.json().get("token").textValue());
    }

    static void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " and got " + answer);
        }
    }

    void round() throws IOException {
        round++;
        store();
        handOut();
        manage();
        refused();
        foreign.round();
        cutOff(aliceToken);
    }

    private void store() {
        stored(grant("github", "bearer", "access_token", tokens.made("bearer"), ""));
        String refresh = ",\"refresh_token\":\"" + tokens.made("refresh") + "\"";
        stored(grant("gitlab", "oauth2", "access_token", tokens.made("access"), refresh));
        stored(grant("nextcloud", "basic", "password", tokens.made("password"), ",\"username\":\"alice\""));
    }

    private void stored(String grant) {
        expect(round == 1 ? 201 : 200, alice.post("/v1/connections", grant));
    }

    private String grant(String provider, String kind, String field, String secret, String more) {
        String base = provider.equals("nextcloud") ? ",\"account\":{\"base_url\":\"https://cloud.example\"}" : "";
        return "{\"provider\":\"%s\",\"name\":\"main\",\"kind\":\"%s\",\"replace\":true,\"%s\":\"%s\"%s%s}"
                .formatted(provider, kind, field, secret, more, base);
    }

    private void handOut() {
        for (String provider : new String[] {"github", "gitlab", "nextcloud"}) {
            expect(200, alice.token("audience", provider));
        }
        String form = exchange(aliceToken);
        expect(200, nobody.send("POST", "/v1/token", FORM, form));
        expect(
                200,
                nobody.send(
                        "POST", "/v1/token", FORM, form + "&client_id=alice&client_secret=" + Api.encode(aliceToken)));
        expect(200, nobody.send("POST", "/v1/token", FORM, form, "Authorization", basic("alice", aliceToken)));
    }

    private static String exchange(String subject) {
        return "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&audience=github"
                + "&subject_token_type=urn:ietf:params:oauth:token-type:access_token&subject_token=" + subject;
    }

    private static String basic(String id, String secret) {
        byte[] both = (id + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    private void manage() {
        expect(
                200,
                admin.put(
                        "/v1/providers/github/client",
                        "{\"client_id\":\"ours\",\"client_secret\":\"%s\"}".formatted(tokens.made("client-secret"))));
        String token = issued(alice, "alice");
        expect(
                200,
                nobody.send(
                        "POST",
                        "/v1/introspect",
                        FORM,
                        "token=" + token,
                        "Authorization",
                        basic("reader", serviceToken)));
        expect(200, nobody.post("/signin/token", "{\"token\":\"" + token + "\"}"));
        expect(200, nobody.send("POST", "/v1/revoke", FORM, "token=" + token));
    }

    private void refused() {
        expect(401, nobody.as(tokens.made("wrong-bearer")).get("/v1/whoami"));
        expect(400, nobody.send("POST", "/v1/token", FORM, exchange(tokens.made("wrong-subject"))));
        expect(400, alice.post("/v1/connections", "{\"access_token\":\"" + tokens.made("malformed")));
        expect(400, alice.post("/v1/connections", "{\"unknown\":\"" + tokens.made("unknown-field") + "\"}"));
        expect(
                413,
                alice.post(
                        "/v1/connections", "{\"a\":\"" + tokens.made("too-large") + "x".repeat(1024 * 1024) + "\"}"));
        expect(
                400,
                nobody.send(
                        "POST",
                        "/v1/token",
                        FORM,
                        "%zz=" + tokens.made("bad-escape"),
                        "Authorization",
                        "Bearer " + aliceToken));
    }

    /** On the connections that there are, by somebody who needs no token. */
    void goesOn() {
        expect(200, nobody.get("/health/live"));
    }

    /** Somebody whose machine dies in the middle of a body. */
    private void cutOff(String token) throws IOException {
        URI url = URI.create(nobody.base());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort())) {
            String head = "POST /v1/connections HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                    + token + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n";
            OutputStream out = socket.getOutputStream();
            out.write((head + "{\"access_token\":\"" + tokens.made("cut-off")).getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
