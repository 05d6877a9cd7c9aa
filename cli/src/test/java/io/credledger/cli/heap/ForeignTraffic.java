package io.credledger.cli.heap;

import io.credledger.cli.leak.Api;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Alice's JWTs, handed on and exchanged, and what the ledger asks a forge for her. */
final class ForeignTraffic {

    private static final String DEFINITIONS = """
            providers:
              - {id: passing, extends: keycloak, ways: [stored, pass_through], exchange: rfc8693}
              - {id: exchanging, extends: keycloak, ways: [stored, exchange], exchange: rfc8693}
            """;

    private final Tokens tokens;
    private final Elsewhere elsewhere;
    private final Api alice;
    private final Api service;

    private ForeignTraffic(Tokens tokens, Elsewhere elsewhere, Api alice, Api service) {
        this.tokens = tokens;
        this.elsewhere = elsewhere;
        this.alice = alice;
        this.service = service;
    }

    static Map<String, String> settings(Path directory, URI elsewhere) throws Exception {
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), DEFINITIONS);
        return Map.of(
                "CREDLEDGER_PROVIDERS_FILE",
                definitions.toString(),
                "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS",
                "127.0.0.1",
                "CREDLEDGER_OIDC_ISSUER",
                elsewhere.toString(),
                "CREDLEDGER_OIDC_AUDIENCE",
                Elsewhere.AUDIENCE);
    }

    static ForeignTraffic of(Tokens tokens, Elsewhere elsewhere, Api admin, Api alice, Api service) {
        URI url = elsewhere.url();
        Traffic.expect(
                200,
                admin.put(
                        "/v1/identities/alice/logins",
                        "{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(url, Elsewhere.SUBJECT)));
        for (String provider : new String[] {"passing", "exchanging"}) {
            Traffic.expect(
                    200,
                    admin.put(
                            "/v1/providers/" + provider + "/client",
                            "{\"client_id\":\"ours\",\"client_secret\":\"%s\",\"base_url\":\"%s\"}"
                                    .formatted(tokens.made("client-secret"), url)));
        }
        return new ForeignTraffic(tokens, elsewhere, alice, service);
    }

    void round() {
        Traffic.expect(200, alice.as(jwt()).get("/v1/whoami"));
        Traffic.expect(200, ask("passing", jwt()));
        Traffic.expect(200, ask("exchanging", jwt()));
        alice.post("/v1/connections", """
                {"provider":"forgejo","kind":"bearer","replace":true,"access_token":"%s","account":{"base_url":"%s"}}""".formatted(tokens.made("forge"), elsewhere.url()));
        Traffic.expect(200, alice.put("/v1/forge", "{\"forge_type\":\"forgejo\"}"));
        Traffic.expect(200, alice.get("/v1/forge/user"));
    }

    private String jwt() {
        return tokens.met("jwt", elsewhere.jwt());
    }

    private Api.Answer ask(String provider, String jwt) {
        Map<String, String> form = new HashMap<>();
        form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
        form.put("subject_token", jwt);
        form.put("subject_token_type", "urn:ietf:params:oauth:token-type:jwt");
        form.put("audience", provider);
        return service.form("/v1/token", form);
    }
}
