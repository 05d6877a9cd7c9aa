package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.keycloak.Credentials;
import io.credledger.cli.keycloak.Forgery;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.TokenEndpoint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The four ways to a token at a real Keycloak, and whatever a forger tries. Alice signs in at an app of hers, and a job has her token. */
@BesideOthers
@Timeout(120)
class TokenWaysIT {

    private static final String DEFINITIONS = """
            providers:
              - {id: kc-stored, extends: keycloak, ways: [stored, basic]}
              - {id: kc-passing, extends: keycloak, ways: [stored, pass_through], exchange: rfc8693}
              - {id: kc-exchange, extends: keycloak, ways: [stored, exchange], exchange: rfc8693}
            """;
    private static final List<String> PROVIDERS = List.of("kc-stored", "kc-passing", "kc-exchange");
    private static final MovableClock TIME = new MovableClock();

    @TempDir
    private static Path directory;

    private static KeycloakRealm realm;
    private static RunningLedger ledger;
    private static Person alice;
    private static Person job;

    @BeforeAll
    static void start() throws Exception {
        realm = AppRealm.make();
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), DEFINITIONS);
        ledger = RunningLedger.start(
                directory.resolve("ledger"),
                Map.of(
                        "CREDLEDGER_PROVIDERS_FILE",
                        definitions.toString(),
                        "CREDLEDGER_OIDC_ISSUER",
                        realm.issuer().toString(),
                        "CREDLEDGER_OIDC_AUDIENCE",
                        AppRealm.AUDIENCE,
                        "CREDLEDGER_OIDC_REQUIRE_JTI",
                        "true"),
                TIME);
        for (String provider : PROVIDERS) {
            AppRealm.register(ledger, provider, realm);
        }
        alice = AppRealm.alice(ledger, realm);
        job = ledger.person("job", "service");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static String aliceAtHerApp() {
        return AppRealm.aliceAtHerApp(realm);
    }

    private static Person.Answer ask(Person caller, String provider, String subject) throws Exception {
        return caller.token(
                "audience",
                provider,
                "subject_token",
                subject,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token");
    }

    private static boolean isActive(Person.Answer answer) {
        return realm.tokens(realm.client()).isActive(answer.text("access_token"));
    }

    @Test
    void whatIsStoredIsHandedOut() throws Exception {
        TokenEndpoint.Answer grant = realm.tokens(realm.client()).logIn(realm.alice(), "openid offline_access");
        store("kc-stored", grant, "default");

        Person.Answer answer = ask(alice, "kc-stored", alice.token()).is(200).has("token_type", "Bearer");

        assertThat(isActive(answer)).isTrue();
        answer.has("access_token", grant.text("access_token"));
        ask(job, "kc-stored", aliceAtHerApp()).is(200).has("access_token", grant.text("access_token"));
    }

    private static void store(String provider, TokenEndpoint.Answer grant, String name) throws Exception {
        alice.post("/v1/connections", """
                {"provider": "%s", "name": "%s", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s",
                 "expires_at": "%s", "account": {"uid": "%s", "login": "alice"}, "scopes": ["openid"]}""".formatted(
                                provider,
                                name,
                                grant.text("access_token"),
                                grant.text("refresh_token"),
                                Instant.now().plusSeconds(Long.parseLong(grant.text("expires_in"))),
                                realm.alice().subject()))
                .is(201);
    }

    @Test
    void aSharedClientsCredentialIsHandedOutAsItsHeader() throws Exception {
        Credentials shared = realm.client();
        alice.post("/v1/connections", """
                {"provider": "kc-stored", "name": "shared", "kind": "basic", "username": "%s", "password": "%s",
                 "account": {"base_url": "%s"}}""".formatted(shared.id(), shared.secret().revealText(), realm.issuer()))
                .is(201);

        Person.Answer answer = alice.token("audience", "kc-stored", "credledger_connection", "alice/shared")
                .is(200)
                .has("token_type", "Basic")
                .has("expires_in", "");

        assertThat(realm.tokens(shared).isTaken("Basic " + answer.text("access_token")))
                .isTrue();
        assertThat(new String(Base64.getDecoder().decode(answer.text("access_token")), StandardCharsets.UTF_8))
                .startsWith(shared.id() + ":");
    }

    @Test
    void thePersonsOwnTokenIsPassedOn() throws Exception {
        String token = aliceAtHerApp();

        Person.Answer answer = ask(job, "kc-passing", token).is(200).has("access_token", token);

        assertThat(isActive(answer)).isTrue();
        assertThat(Integer.parseInt(answer.text("expires_in"))).isBetween(240, 300);
    }

    @Test
    void thePersonsTokenIsExchangedByTheServersClient() throws Exception {
        String token = aliceAtHerApp();

        Person.Answer answer = ask(job, "kc-exchange", token).is(200).has("token_type", "Bearer");

        assertThat(answer.text("access_token")).isNotEqualTo(token);
        assertThat(isActive(answer)).isTrue();
        assertThat(Forgery.claims(answer.text("access_token")))
                .containsEntry("azp", realm.client().id())
                .containsEntry("sub", realm.alice().subject());
    }

    @Test
    void whatIsNotMeantForTheServersClientIsNotExchanged() throws Exception {
        Credentials narrow = realm.askingClient();
        realm.admin().letTakePasswords(narrow);
        realm.admin().asksNobody(narrow);
        realm.admin().meansTokensFor(narrow, AppRealm.AUDIENCE);
        String token = realm.tokens(narrow).logIn(realm.alice(), "openid").text("access_token");

        ask(job, "kc-exchange", token).isError("invalid_grant").has("reason", "exchange-refused");
    }

    @Test
    void aStoredGrantServesTheBackgroundOnlyWhereTheOwnTokenCounts() throws Exception {
        TokenEndpoint.Answer grant = realm.tokens(realm.client()).logIn(realm.alice(), "openid offline_access");
        store("kc-exchange", grant, "default");
        String id = alice.get("/v1/connections?provider=kc-exchange").each("id").get(0);
        alice.put("/v1/connections/" + id + "/shares/job", "").is(200);

        alice.token("audience", "kc-exchange").isError("invalid_request").has("reason", "subject-token-not-a-jwt");
        job.token("audience", "kc-exchange", "on_behalf_of", "alice")
                .isError("invalid_request")
                .has("reason", "subject-token-not-a-jwt");
        job.token("audience", "kc-exchange", "on_behalf_of", "alice", "purpose", "background")
                .is(200)
                .has("access_token", grant.text("access_token"));
        alice.token("audience", "kc-exchange", "purpose", "background").isError("unauthorized_client");
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void whatIsForgedIsNobodys(Forgery forgery) throws Exception {
        String forged = forgery.of(aliceAtHerApp(), realm);

        for (String provider : PROVIDERS) {
            ask(job, provider, forged).isError("invalid_request");
            ask(ledger.nobody(), provider, forged).isError("invalid_request");
        }
        new Person(alice.port(), "alice", forged).get("/v1/whoami").is(401);
    }

    @Test
    void aTokenForAnotherAudienceIsNobodys() throws Exception {
        String token =
                realm.tokens(realm.client()).logIn(realm.alice(), "openid").text("access_token");

        ask(job, "kc-passing", token).isError("invalid_request").has("reason", "subject-token-audience");
    }

    @Test
    void aTokenOfAnotherRealmIsNobodys() throws Exception {
        ask(job, "kc-passing", AppRealm.aliceAtHerApp(AppRealm.make()))
                .isError("invalid_request")
                .has("reason", "subject-token-issuer");
    }

    @Test
    void anExpiredTokenIsNobodys() throws Exception {
        String token = aliceAtHerApp();
        TIME.goAhead(Duration.ofMinutes(7));
        try {
            for (String provider : PROVIDERS) {
                ask(job, provider, token).isError("invalid_request").has("reason", "subject-token-expired");
            }
        } finally {
            TIME.goAhead(Duration.ZERO);
        }
    }

    @Test
    void whatWasPresentedOnceIsNotTakenAgain() throws Exception {
        String token = aliceAtHerApp();
        ask(job, "kc-passing", token).is(200);

        for (String provider : PROVIDERS) {
            ask(job, provider, token).isError("invalid_request").has("reason", "subject-token-replayed");
        }
        ask(ledger.nobody(), "kc-passing", token).isError("invalid_request").has("reason", "subject-token-replayed");
    }
}
