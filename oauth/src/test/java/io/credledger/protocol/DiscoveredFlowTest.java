package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.protocol.JwtOutcome.Valid;
import io.credledger.protocol.ScriptedServer.Asked;
import io.credledger.protocol.ScriptedServer.Said;
import io.credledger.protocol.TokenOutcome.GrantDead;
import io.credledger.protocol.TokenOutcome.Granted;
import io.credledger.protocol.TokenOutcome.NotSent;
import io.credledger.protocol.TokenOutcome.Unsent;
import io.credledger.provider.ProviderCatalogue;
import io.credledger.provider.ProviderSite;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Keycloak and any other issuer: the endpoints are where its configuration says. */
class DiscoveredFlowTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private static final String EXCHANGE = "urn:ietf:params:oauth:grant-type:token-exchange";

    private final Protocol protocol = new Protocol();
    private ScriptedServer server;
    private ScriptedIssuer issuer;

    @BeforeEach
    void script() throws Exception {
        server = new ScriptedServer();
        String realm = server.base() + "/realms/demo";
        issuer = new ScriptedIssuer(realm);
        server.on(
                        "GET",
                        "/realms/demo/.well-known/openid-configuration",
                        asked -> issuer.configuration(",'authorization_response_iss_parameter_supported':true"))
                .on("GET", "/realms/demo/keys", asked -> ScriptedIssuer.keys(issuer.key.get()))
                .on("POST", "/realms/demo/token", this::token)
                .on(
                        "GET",
                        "/realms/demo/userinfo",
                        asked -> Said.json(
                                200,
                                "{'sub':'made-up-subject','preferred_username':'alice','email':'alice@example.com'}"))
                .on("POST", "/realms/demo/revoke", asked -> new Said(200, "text/plain", "", Map.of()));
    }

    private Said token(Asked asked) {
        if (EXCHANGE.equals(asked.form("grant_type"))) {
            return "other-service".equals(asked.form("audience"))
                    ? Said.json(
                            200,
                            "{'access_token':'exchanged','issued_token_type':'urn:ietf:params:oauth:token-type:access_token',"
                                    + "'token_type':'Bearer','expires_in':300}")
                    : Said.json(400, "{'error':'invalid_target'}");
        }
        if ("used".equals(asked.form("code")) || "used".equals(asked.form("refresh_token"))) {
            return Said.json(400, "{'error':'invalid_grant','error_description':'Code not valid'}");
        }
        String idToken = issuer.signed(issuer.claims()
                .claim("preferred_username", "alice")
                .claim("name", "Alice")
                .claim("email", "alice@example.com")
                .build());
        return Said.json(
                200,
                "{'access_token':'made.up.access','expires_in':300,'refresh_expires_in':0,'refresh_token':'made.up.refresh',"
                        + "'token_type':'Bearer','id_token':'" + idToken
                        + "','not-before-policy':0,'session_state':'x','scope':'openid email profile'}");
    }

    @AfterEach
    void close() {
        server.close();
        protocol.close();
    }

    private ProviderSite site(String id) {
        return Answers.provider(id).at(URI.create(server.base() + "/realms/demo"));
    }

    /** As an operator writes it. */
    private ProviderSite exchanging() throws IOException {
        Path file = Files.writeString(directory.resolve("providers.yaml"), """
                providers:
                  - {id: exchanging, extends: keycloak, ways: [stored, exchange], exchange: rfc8693}
                """);
        return ProviderCatalogue.builtIn()
                .with(file)
                .find("exchanging")
                .orElseThrow()
                .at(URI.create(server.base() + "/realms/demo"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"keycloak", "oidc"})
    void fromTheBrowserToTheAccountAndBack(String id) throws Exception {
        ProviderSite site = site(id);
        var sent = protocol.authorize(site, Set.of());
        assertThat(sent.get("endpoint")).containsExactly(server.base() + "/realms/demo/auth");
        assertThat(sent.get("code_challenge")).containsExactly(protocol.challenge());
        assertThat(sent.get("scope").get(0)).startsWith("openid ");
        assertThat(sent.get("nonce")).containsExactly("made-up-nonce");

        Granted granted = (Granted) protocol.exchange(site, "good");
        assertThat(granted.tokens().refreshExpiresIn()).isNull();
        assertThat(granted.tokens().expiresIn()).isEqualTo(Duration.ofMinutes(5));
        assertThat(protocol.exchange(site, "used")).isInstanceOf(GrantDead.class);

        Valid valid = (Valid) Protocol.done(protocol.idTokens.validate(
                site, Protocol.CLIENT.id(), granted.tokens().idToken(), protocol.nonce));
        assertThat(Protocol.done(protocol.accounts.read(site, granted.tokens().access(), valid.claims())))
                .isInstanceOfSatisfying(AccountOutcome.Read.class, read -> {
                    assertThat(read.account().uid()).isEqualTo("made-up-subject");
                    assertThat(read.account().login()).isEqualTo("alice");
                });

        assertThat(protocol.refresh(site, "made.up.refresh")).isInstanceOf(Granted.class);
        assertThat(protocol.refresh(site, "used")).isInstanceOf(GrantDead.class);
        assertThat(protocol.revoke(site, "made.up.refresh", RevocableToken.Kind.REFRESH_TOKEN))
                .isEqualTo(new RevocationOutcome.Revoked());

        assertThat(server.asked().stream().filter(asked -> asked.path().contains("well-known")))
                .hasSize(1);
    }

    @Test
    void theConfigurationSaysWhetherACallbackNamesTheIssuer() throws Exception {
        Endpoints endpoints = Protocol.done(protocol.discovery.endpoints(site("oidc")));

        assertThat(endpoints.isFromHere(null)).isFalse();
        assertThat(endpoints.isFromHere(server.base() + "/realms/demo")).isTrue();
        assertThat(endpoints.isFromHere(server.base() + "/realms/other")).isFalse();
    }

    @Test
    void aCallersTokenIsExchangedWhereTheProviderCan() throws Exception {
        ExchangeRequest request = new ExchangeRequest(
                Protocol.secret("callers.own.token"),
                ExchangeRequest.ACCESS_TOKEN,
                null,
                "other-service",
                null,
                Set.of("email"));
        Granted granted = (Granted) Protocol.done(protocol.tokens.exchange(exchanging(), Protocol.CLIENT, request));

        assertThat(granted.tokens().access().revealText()).isEqualTo("exchanged");
        assertThat(server.lastAsked().form("subject_token")).isEqualTo("callers.own.token");
        assertThat(server.lastAsked().form("scope")).isEqualTo("email");
        assertThat(Protocol.done(protocol.tokens.exchange(site("oidc"), Protocol.CLIENT, request)))
                .isEqualTo(new NotSent(Unsent.NO_ENDPOINT));
    }

    @Test
    void theAccountOfAnotherSubjectIsNotTaken() throws Exception {
        server.on("GET", "/realms/demo/userinfo", asked -> Said.json(200, "{'sub':'mallory'}"));
        IdClaims alice = new IdClaims("x", "made-up-subject", AnswerBody.JSON.createObjectNode());

        assertThat(Protocol.done(protocol.accounts.read(site("oidc"), Protocol.secret("x"), alice)))
                .isEqualTo(new AccountOutcome.Unavailable(AccountOutcome.Cause.ANOTHER_SUBJECT));
    }
}
