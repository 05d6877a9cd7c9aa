package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.Page;
import io.credledger.cli.browser.Query;
import io.credledger.cli.keycloak.Credentials;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.SharedKeycloak;
import io.credledger.cli.system.Journey.Flow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Connect flows over a whole ledger and a real Keycloak, which an operator's file makes a forge of. */
@Timeout(120)
class ConnectIT {

    static final String FORGE = "kcforge";

    /** Of a provider by an operator's file alone. */
    static final String DEFINITION = """
            providers:
              - id: kcforge
                extends: keycloak
                name: Keycloak Forge
                forge_api: gitea
                endpoints:
                  discovery: true
                  api: "{base_url}/api"
            """;

    private static final MovableClock TIME = new MovableClock();

    @TempDir
    private static Path directory;

    private static KeycloakRealm realm;
    private static RunningLedger ledger;

    private Person person;
    private KeycloakUser account;

    @BeforeAll
    static void start() throws Exception {
        realm = SharedKeycloak.get().newRealm();
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), DEFINITION);
        ledger = RunningLedger.start(
                directory.resolve("ledger"), Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()), TIME);
        URI callback = URI.create(ledger.url() + Journey.CALLBACK);
        realm.admin().allowRedirects(realm.client(), callback);
        realm.admin().allowRedirects(realm.askingClient(), callback);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void somebodyNew() throws Exception {
        String handle = SharedLedger.handle("connect");
        person = ledger.person(handle);
        account = realm.admin().newUser("at-" + handle);
        use(realm.client());
    }

    private static void use(Credentials client) throws Exception {
        use(ledger, realm, client);
    }

    static void use(RunningLedger ledger, KeycloakRealm realm, Credentials client) throws Exception {
        use(ledger.admin(), realm, client);
    }

    static void use(Person admin, KeycloakRealm realm, Credentials client) throws Exception {
        admin.put(
                        "/v1/providers/" + FORGE + "/client",
                        "{\"client_id\":\"%s\",\"client_secret\":\"%s\",\"base_url\":\"%s\"}"
                                .formatted(client.id(), client.secret().revealText(), realm.issuer()))
                .is(200);
    }

    @Test
    void aPersonConnectsWithProofOfKeyAndTheForgeIsActive() throws Exception {
        Flow flow = Journey.begin(person, "{}");
        Journey.outcome(person, flow).has("status", "pending");
        Journey journey = new Journey();
        Page start = journey.start(flow, person);
        assertThat(start.text()).contains(person.handle(), "Keycloak Forge", "It becomes your active forge");
        Page departing = start.form().submit().is(200);
        URI asked = departing.target().orElseThrow();
        assertThat(Query.read(asked))
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("client_id", realm.client().id())
                .containsKeys("code_challenge", "nonce", "state");

        Page login = departing.follow().settle();
        URI callback = KeycloakPages.logIn(login, account).untilPath(Journey.CALLBACK);
        Page end = journey.browser.open(callback).is(200);

        assertThat(end.text()).contains("Connected", "It is your active forge");
        assertThat(end.header("Referrer-Policy")).isEqualTo("no-referrer");
        String key = "vault:default:kcforge:connection:" + person.handle() + "/default";
        Person.Answer outcome = Journey.outcome(person, flow)
                .has("status", "completed")
                .has("key", key)
                .has("activated", true);
        person.get("/v1/me").is(200).has("account_login", account.username()).has("forge_type", FORGE);
        person.get("/v1/connections/" + outcome.text("connection"))
                .is(200)
                .has("verified", true)
                .has("provider_uid", account.subject())
                .has("has_refresh_token", true)
                .has("metadata.commit_email", account.email());
        assertThat(isActive(token())).isTrue();
    }

    @Test
    void aReloadShowsTheFirstEndAndTheGrantStaysGood() throws Exception {
        Flow flow = Journey.begin(person, "{}");
        Journey journey = new Journey();
        URI callback = journey.consented(flow, person, account);
        String first = journey.browser.open(callback).is(200).text();
        String token = token();

        assertThat(journey.browser.open(callback).is(200).text()).isEqualTo(first);

        // A second exchange of the code would have ended it: Keycloak takes it for stolen.
        assertThat(isActive(token)).isTrue();
        assertThat(token()).isEqualTo(token);
    }

    @Test
    void anotherStateIsNobodysCallbackAndUsesNothingUp() throws Exception {
        Flow flow = Journey.begin(person, "{}");
        Journey journey = new Journey();
        URI callback = journey.consented(flow, person, account);
        String state = Query.parameter(callback, "state");
        String other = state.substring(0, state.length() - 1) + (state.endsWith("A") ? 'B' : 'A');

        Page refused =
                journey.browser.open(Query.with(callback, "state", other)).is(400);

        assertThat(refused.text()).contains("state-invalid");
        Journey.outcome(person, flow).has("status", "pending");
        journey.browser.open(callback).is(200);
        Journey.outcome(person, flow).has("status", "completed");
    }

    @Test
    void anotherBrowserHasNoSuchFlow() throws Exception {
        Flow flow = Journey.begin(person, "{}");
        URI callback = new Journey().consented(flow, person, account);
        Journey other = new Journey();
        other.signIn(ledger.url(), person);

        assertThat(other.browser.open(callback).is(400).text()).contains("state-invalid");
        Journey.outcome(person, flow).has("status", "pending");
    }

    @Test
    void aFlowIsOverAfterTenMinutes() throws Exception {
        Flow flow = Journey.begin(person, "{}");
        Journey journey = new Journey();
        URI callback = journey.consented(flow, person, account);
        TIME.goAhead(Duration.ofMinutes(11));
        try {
            assertThat(journey.browser.open(callback).is(410).text()).contains("flow-expired");
            assertThat(journey.browser.open(flow.start()).is(410).text()).contains("flow-expired");
            Journey.outcome(person, flow).has("status", "expired");
        } finally {
            TIME.goAhead(Duration.ZERO);
        }
        Journey.outcome(person, flow).has("status", "pending");
    }

    @Test
    void whoSaysNoIsToldSoAndNothingIsStored() throws Exception {
        use(realm.askingClient());
        Flow flow = Journey.begin(person, "{}");
        Journey journey = new Journey();
        Page consent =
                KeycloakPages.logIn(journey.go(flow, person).settle(), account).settle();
        URI callback = KeycloakPages.refuse(consent).untilPath(Journey.CALLBACK);

        assertThat(journey.browser.open(callback).is(409).text()).contains("consent-denied", "Nothing was stored");

        Journey.outcome(person, flow)
                .has("status", "failed")
                .has("problem.type", "urn:credledger:problem:consent-denied");
        assertThat(person.get("/v1/connections").each("id")).isEmpty();
    }

    @Test
    void aScopeThatWasNotGrantedIsNamedAndTheGrantGivenBack() throws Exception {
        Flow flow = Journey.begin(person, "{\"scopes\":[\"calendar\"]}");
        Journey journey = new Journey();

        Page end =
                journey.browser.open(journey.consented(flow, person, account)).is(409);

        assertThat(end.text()).contains("scope-missing", "calendar");
        assertThat(Journey.outcome(person, flow)
                        .json()
                        .at("/problem/missing_scopes/0")
                        .asText())
                .isEqualTo("calendar");
        assertThat(person.get("/v1/connections").each("id")).isEmpty();
        assertThat(realm.admin().offlineGrants(account, realm.client())).isZero();

        realm.admin().letGrantCalendar(account);
        new Journey().connect(person, account, "{\"scopes\":[\"calendar\"]}").is(200);
        assertThat(realm.admin().offlineGrants(account, realm.client())).isEqualTo(1);
    }

    @Test
    void aReconnectIsANewGenerationAndAnotherAccountIsRefused() throws Exception {
        new Journey().connect(person, account, "{}").is(200);
        String id = person.get("/v1/connections").each("id").get(0);
        new Journey().connect(person, account, "{}").is(200);
        person.get("/v1/connections/" + id).is(200).has("generation", 2);
        KeycloakUser other = realm.admin().newUser("other-" + person.handle());

        assertThat(new Journey().connect(person, other, "{}").is(409).text()).contains("account-differs");

        person.get("/v1/connections/" + id).has("generation", 2).has("provider_uid", account.subject());
        new Journey().connect(person, other, "{\"replace_account\":true}").is(200);
        person.get("/v1/connections/" + id).has("generation", 3).has("provider_uid", other.subject());
    }

    @Test
    void anAccountIsOneIdentitys() throws Exception {
        new Journey().connect(person, account, "{}").is(200);
        Person second = ledger.person(SharedLedger.handle("second"));

        assertThat(new Journey().connect(second, account, "{}").is(409).text()).contains("account-connected-elsewhere");

        assertThat(second.get("/v1/connections").each("id")).isEmpty();
        assertThat(isActive(token())).isTrue();
    }

    @Test
    void aGrantThatTheProviderEndedIsConnectedAgain() throws Exception {
        new Journey().connect(person, account, "{}").is(200);
        String first = token();
        realm.admin().withdrawConsent(account, realm.client());
        realm.admin().endSessions(account);
        assertThat(isActive(first)).isFalse();

        new Journey().connect(person, account, "{}").is(200);

        assertThat(isActive(token())).isTrue();
    }

    @Test
    void aBrowserGoesOnWhereItWasToGo() throws Exception {
        Page end = new Journey().connect(person, account, "{\"return_to\":\"/?then=here\"}");

        assertThat(end.status()).isEqualTo(303);
        assertThat(end.header("Location")).isEqualTo("/?then=here");
    }

    private String token() throws Exception {
        return person.exchange("audience", FORGE).is(200).text("access_token");
    }

    private static boolean isActive(String token) {
        return realm.tokens(realm.client()).isActive(token);
    }
}
