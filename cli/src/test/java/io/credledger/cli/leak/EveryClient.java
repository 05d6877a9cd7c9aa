package io.credledger.cli.leak;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Asks the OAuth endpoints as OAuth's own clients do, with a canary for each secret and each thing that is wrong. */
final class EveryClient {

    private static final List<String> ENDPOINTS = List.of("/v1/token", "/v1/introspect", "/v1/revoke");

    private final Canaries canaries;
    private final EveryRoute done;
    private final Api nobody;
    private final List<Api.Answer> answers = new ArrayList<>();

    EveryClient(Canaries canaries, EveryRoute done) {
        this.canaries = canaries;
        this.done = done;
        this.nobody = Api.at(done.admin().base());
    }

    private void expect(int status, Api.Answer answer) {
        if (answer.status() != status) {
            throw new AssertionError("expected " + status + " and got " + answer);
        }
        answers.add(answer);
    }

    List<Api.Answer> run() {
        asMeant();
        wrong();
        return answers;
    }

    private void asMeant() {
        String bob = "/v1/identities/" + done.bobHandle();
        expect(200, done.admin().patch(bob, "{\"roles\":[\"user\",\"service\"]}"));
        Api.Answer issued = done.bob().post(bob + "/tokens", "{}");
        String secret = canaries.know(
                "client secret of OAuth", issued.json().get("token").textValue());
        String both = canaries.know("basic credentials", basic(done.bobHandle(), secret));
        expect(200, nobody.form("/v1/introspect", Map.of("token", secret), "Authorization", "Basic " + both));
        expect(
                200,
                nobody.form(
                        "/v1/introspect",
                        Map.of("client_id", done.bobHandle(), "client_secret", secret, "token", secret)));
        expect(200, nobody.form("/v1/revoke", Map.of("token", secret)));
    }

    private static String basic(String id, String secret) {
        return Base64.getEncoder().encodeToString((id + ":" + secret).getBytes(StandardCharsets.UTF_8));
    }

    private void wrong() {
        String token = canaries.of("token-of-nobody");
        Map<String, String> posted = Map.of(
                "client_id", done.aliceHandle(), "client_secret", canaries.odd("wrong-client-secret"), "token", token);
        Map<String, String> named = Map.of("client_id", canaries.of("wrong-client"), "token", token);
        String basic = "Basic " + canaries.of("basic-credentials");
        for (String path : ENDPOINTS) {
            expect(401, nobody.form(path, posted));
            expect(400, done.alice().form(path, posted));
            expect(401, done.alice().form(path, named));
            expect(401, nobody.form(path, Map.of("token", token), "Authorization", basic));
        }
        expect(403, done.alice().form("/v1/introspect", Map.of("token", token)));
        expect(200, nobody.form("/v1/revoke", Map.of("token", token)));
    }
}
