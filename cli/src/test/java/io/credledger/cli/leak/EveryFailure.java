package io.credledger.cli.leak;

import static io.credledger.cli.leak.EveryRoute.json;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Makes every kind of error happen, each time with canaries in what is refused. */
final class EveryFailure {

    final List<Api.Answer> answers = new ArrayList<>();

    private final Canaries canaries;
    private final EveryRoute done;
    private final Api nobody;
    private final Api alice;
    private final Api admin;
    private final String aliceHandle;

    EveryFailure(Canaries canaries, EveryRoute done) {
        this.canaries = canaries;
        this.done = done;
        this.nobody = Api.at(done.alice().base());
        this.alice = done.alice();
        this.admin = done.admin();
        this.aliceHandle = canaries.of("alice");
    }

    private void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " and got " + answer);
        }
        answers.add(answer);
    }

    void run() throws IOException {
        unknownCallers();
        malformed();
        notAllowed();
        conflicts();
        tooLarge();
        tokens();
        headers();
        brokenHttp();
        answers.addAll(new EveryClient(canaries, done).run());
    }

    private void unknownCallers() {
        String wellFormed = canaries.know(
                "API token that is nobody's",
                "clt_00000000000000000000000000_" + "kq7canaryNobodysSecretThatLooksLikeOne12345678");
        for (String token : List.of(canaries.of("wrong-token"), wellFormed.substring(0, 74))) {
            expect(401, nobody.as(token).get("/v1/whoami"));
            expect(401, nobody.as(token).post("/v1/connections", done.grant("unauthenticated")));
            expect(401, nobody.as(token).token("audience", EveryRoute.PROVIDER));
        }
        expect(401, nobody.send("GET", "/v1/me?access_token=" + canaries.of("query-token"), null, null));
        expect(
                401,
                nobody.send("GET", "/v1/me", null, null, "Authorization", "Basic " + canaries.of("basic-credentials")));
        expect(401, nobody.send("GET", "/v1/me", null, null, "Cookie", "session=" + canaries.of("cookie")));
    }

    private void malformed() {
        String secret = canaries.odd("access-token-malformed");
        expect(400, alice.post("/v1/connections", "{\"access_token\": \"" + canaries.of("broken-json")));
        expect(400, alice.post("/v1/connections", json(canaries.of("unknown-field"), secret)));
        expect(
                400,
                alice.post("/v1/connections", json("provider", List.of(canaries.of("wrong-type")), "kind", "bearer")));
        expect(
                400,
                alice.post(
                        "/v1/connections",
                        json("provider", canaries.of("no-provider-Id"), "kind", "bearer", "access_token", secret)));
        expect(
                404,
                alice.post(
                        "/v1/connections",
                        json("provider", canaries.of("no-provider"), "kind", "bearer", "access_token", secret)));
        expect(400, admin.post("/v1/identities", json("handle", canaries.odd("bad-handle"))));
        expect(400, alice.get("/v1/connections?cursor=" + canaries.of("cursor")));
        expect(400, alice.get("/v1/connections?min_position=" + canaries.of("position")));
        expect(400, alice.get("/v1/connections?" + canaries.of("parameter") + "=" + canaries.of("parameter-value")));
        expect(
                400,
                alice.post("/v1/connections", done.grant("bad-key"), "Idempotency-Key", canaries.of("bad key") + " "));
        expect(400, alice.patch("/v1/identities/" + aliceHandle, "{}", "If-Match", canaries.of("etag")));
        expect(
                415,
                alice.send(
                        "POST",
                        "/v1/connections",
                        "text/" + canaries.of("content-type"),
                        done.grant("wrong-content-type")));
        expect(406, alice.send("GET", "/v1/whoami", null, null, "Accept", "text/" + canaries.of("accept")));
    }

    private void notAllowed() {
        expect(403, alice.post("/v1/identities", json("handle", canaries.of("not-mine-to-make"))));
        expect(
                403,
                alice.put(
                        "/v1/providers/github/client",
                        json(
                                "client_id",
                                canaries.odd("client-id-forbidden"),
                                "client_secret",
                                canaries.odd("client-secret-forbidden"))));
        expect(404, alice.get("/v1/identities/" + canaries.of("who")));
        expect(404, alice.get("/v1/connections/" + canaries.of("which")));
        expect(404, alice.get("/" + canaries.of("where") + "?" + canaries.of("why") + "=1"));
        expect(405, alice.send("PUT", "/v1/whoami?" + canaries.of("how"), "text/plain", canaries.of("body")));
    }

    private void conflicts() {
        expect(409, admin.post("/v1/identities", json("handle", aliceHandle)));
        expect(201, alice.post("/v1/connections", done.grant("twice")));
        expect(409, alice.post("/v1/connections", done.grant("twice")));
        expect(
                412,
                admin.patch(
                        "/v1/identities/" + aliceHandle,
                        json("display_name", canaries.odd("display-name-stale")),
                        "If-Match",
                        "\"99\""));
        String key = canaries.of("idempotency-key-twice");
        expect(200, admin.patch("/v1/identities/" + aliceHandle, json("display_name", "1"), "Idempotency-Key", key));
        expect(
                422,
                admin.patch(
                        "/v1/identities/" + aliceHandle,
                        json("display_name", canaries.odd("display-name-mismatch")),
                        "Idempotency-Key",
                        key));
    }

    private void tooLarge() {
        String filler = canaries.odd("filler");
        expect(413, alice.post("/v1/connections", json("metadata", filler.repeat(40_000))));
        List<String> scopes = new ArrayList<>(Collections.nCopies(100, filler.repeat(5)));
        expect(
                413,
                alice.post(
                        "/v1/connections",
                        json(
                                "provider",
                                "github",
                                "kind",
                                "oauth2",
                                "access_token",
                                canaries.odd("long-access-token").repeat(300),
                                "refresh_token",
                                canaries.odd("long-refresh-token").repeat(300),
                                "scopes",
                                scopes,
                                "metadata",
                                Map.of("m", filler.repeat(150)))));
        expect(
                400,
                alice.post(
                        "/v1/connections",
                        json("provider", "github", "kind", "bearer", "access_token", filler.repeat(1_000))));
    }

    private void tokens() {
        Map<String, String> form = new HashMap<>(Map.of(
                "grant_type",
                "urn:ietf:params:oauth:grant-type:token-exchange",
                "subject_token",
                canaries.of("subject-token"),
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token",
                "audience",
                EveryRoute.PROVIDER));
        expect(400, alice.form("/v1/token", form));
        expect(400, alice.token("resource", canaries.of("resource")));
        expect(400, alice.token("audience", canaries.of("audience")));
        form.put("grant_type", canaries.of("grant-type"));
        expect(400, alice.form("/v1/token", form));
        form.put(canaries.of("parameter-of-token"), canaries.of("parameter-of-token-value"));
        expect(400, alice.form("/v1/token", form));
        expect(
                400,
                alice.send("POST", "/v1/token", "application/x-www-form-urlencoded", "a=%zz" + canaries.of("form")));
    }

    private void headers() {
        expect(400, alice.send("GET", "/v1/forge", null, null, "X-HTTP-Method-Override", "DELETE"));
        expect(
                400,
                alice.post(
                        "/v1/connections",
                        json(
                                "provider",
                                "github",
                                "kind",
                                "bearer",
                                "access_token",
                                canaries.of("token-and") + "\r\nX-Header: 1")));
        expect(
                200,
                alice.send(
                        "GET",
                        "/v1/whoami",
                        null,
                        null,
                        "X-Request-Id",
                        canaries.of("request-id") + " is not harmless",
                        "User-Agent",
                        canaries.of("user-agent"),
                        "Referer",
                        "https://" + canaries.of("referer") + ".example",
                        "X-Forwarded-For",
                        canaries.of("forwarded-for"),
                        "Forwarded",
                        "for=" + canaries.of("forwarded")));
    }

    /** What no client library would send. */
    private void brokenHttp() throws IOException {
        String secret = canaries.of("raw");
        for (String request : List.of(
                "GET /" + secret + " HTTP/9.9\r\nHost: a\r\n\r\n",
                secret + " / HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/%zz" + secret + " HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /..;/" + secret + "/%00 HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a\r\n" + secret + "\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: " + secret + "@" + secret + "/\r\n\r\n",
                "GET http://" + secret + ":p@h/v1/me HTTP/1.1\r\nHost: a\r\n\r\n",
                "GET /v1/me HTTP/1.1\r\nHost: a\r\nAuthorization: " + (secret + "-").repeat(2_000) + "\r\n\r\n",
                "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: " + secret + "\r\n\r\n",
                "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n"
                        + secret,
                "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n" + secret + "\r\n",
                "POST /v1/token HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: " + secret + "\r\n\r\n",
                "POST /v1/token HTTP/1.1\r\nHost: a\r\nContent-Length: 999\r\n\r\n" + secret)) {
            String answer = raw(request);
            if (!answer.startsWith("HTTP/1.1 4")) {
                throw new AssertionError("expected a refusal of " + request + " and got " + answer);
            }
            answers.add(new Api.Answer(0, "", answer));
        }
    }

    private String raw(String request) throws IOException {
        URI at = URI.create(nobody.base());
        try (Socket socket = new Socket(at.getHost(), at.getPort())) {
            socket.setSoTimeout(20_000);
            OutputStream out = socket.getOutputStream();
            out.write(request.getBytes(StandardCharsets.UTF_8));
            out.flush();
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
