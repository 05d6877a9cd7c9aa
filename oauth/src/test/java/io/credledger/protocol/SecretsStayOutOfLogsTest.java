package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.provider.ProviderSite;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every logger at its finest while tokens come and go, are refused, garbled and cut. */
class SecretsStayOutOfLogsTest {

    private static final List<String> CANARIES = List.of(
            "canary-code-4b1d",
            "canary-access-9f3c",
            "canary-refresh-77aa",
            "canary-words-51e0",
            "canary-client-secret-2c2c",
            "canary-state-8d8d",
            "canary-nonce-6e6e",
            "canary-subject-0a0a");

    private final StringBuilder shown = new StringBuilder();

    @Test
    void neitherLogsNorTextsShowASecret() throws Exception {
        try (EveryLogger loggers = new EveryLogger();
                Protocol protocol = new Protocol();
                ScriptedServer server = new ScriptedServer()) {
            ScriptedIssuer issuer = new ScriptedIssuer(server.base().toString()).on(server);
            server.on("GET", "/.well-known/openid-configuration", asked -> issuer.configuration(""))
                    .on("POST", "/revoke", asked -> Said.json(400, "{'error':'canary-words-51e0'}"))
                    .on("GET", "/userinfo", asked -> Said.json(200, "{'sub':'canary-subject-0a0a'}"));
            String idToken = issuer.signed(issuer.claims()
                    .subject("canary-subject-0a0a")
                    .claim("nonce", "canary-nonce-6e6e")
                    .build());
            answersOf(idToken).forEach(said -> {
                server.on("POST", "/token", asked -> said);
                use(protocol, Answers.provider("oidc").at(server.base()), idToken);
            });
            server.stop();
            use(protocol, Answers.provider("gitlab").at(server.base()), idToken);

            List<String> secrets = Stream.concat(CANARIES.stream(), Stream.of(idToken, protocol.verifier.revealText()))
                    .flatMap(SecretsStayOutOfLogsTest::forms)
                    .toList();
            // It has listened: the server of the JDK does speak.
            assertThat(loggers.said()).isNotEmpty();
            assertThat(loggers.said()).noneMatch(line -> secrets.stream().anyMatch(line::contains));
            assertThat(secrets).noneMatch(shown.toString()::contains);
            assertThat(shown)
                    .contains("Granted", "GrantDead", "Unknown", "NotSent", "Valid", "Invalid", "Read", "Failed");
        }
    }

    private static List<Said> answersOf(String idToken) {
        return List.of(
                Said.json(
                        200,
                        "{'access_token':'canary-access-9f3c','refresh_token':'canary-refresh-77aa','id_token':'"
                                + idToken + "'}"),
                Said.json(400, "{'error':'invalid_grant','error_description':'canary-words-51e0'}"),
                Said.json(200, "{'access_token':'canary-access-9f3c"),
                new Said(
                        500,
                        "canary-words-51e0",
                        "canary-words-51e0",
                        Map.of("canary-words-51e0", "canary-words-51e0")));
    }

    private void use(Protocol protocol, ProviderSite site, String idToken) {
        ClientCredentials client = new ClientCredentials("made-up", Protocol.secret("canary-client-secret-2c2c"));
        AuthorizationRequest request = new AuthorizationRequest(
                site,
                "made-up",
                Protocol.REDIRECT,
                site.provider().scopes().asked(List.of()),
                Protocol.secret("canary-state-8d8d"),
                protocol.verifier,
                Protocol.secret("canary-nonce-6e6e"));
        show(request);
        show(protocol.authorizations.url(request).handle((url, failure) -> url).join());
        show(Callback.read(Map.of("code", List.of("canary-code-4b1d"), "state", List.of("canary-state-8d8d"))));
        show(Callback.read(Map.of("error", List.of("canary-words-51e0"), "state", List.of("canary-state-8d8d"))));
        show(protocol.tokens
                .exchangeCode(site, client, Protocol.secret("canary-code-4b1d"), Protocol.REDIRECT, protocol.verifier)
                .join());
        show(protocol.tokens
                .refresh(site, client, Protocol.secret("canary-refresh-77aa"), null, () -> true)
                .join());
        show(protocol.accounts
                .read(site, Protocol.secret("canary-access-9f3c"), null)
                .join());
        show(protocol.revocation
                .revoke(
                        site,
                        client,
                        new RevocableToken(Protocol.secret("canary-refresh-77aa"), RevocableToken.Kind.REFRESH_TOKEN))
                .join());
        for (String nonce : List.of("canary-nonce-6e6e", "another")) {
            show(protocol.idTokens
                    .validate(site, Protocol.CLIENT.id(), Protocol.secret(idToken), Protocol.secret(nonce))
                    .join());
        }
    }

    private void show(Object something) {
        shown.append(something).append('\n');
    }

    private static Stream<String> forms(String secret) {
        byte[] bytes = secret.getBytes(StandardCharsets.UTF_8);
        return Stream.of(
                secret,
                URLEncoder.encode(secret, StandardCharsets.UTF_8),
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    @Test
    void theClientWhoseLoggersWriteBodiesIsNotHere() {
        assertThatThrownBy(() -> Class.forName("org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder"))
                .isInstanceOf(ClassNotFoundException.class);
    }
}
