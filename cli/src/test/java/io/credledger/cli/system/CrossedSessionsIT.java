package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.Page;
import io.credledger.cli.browser.Query;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.SharedKeycloak;
import io.credledger.cli.system.Journey.Flow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A victim and an attacker, each with an identity, an account and a browser. Whatever is crossed, neither's account lands on the other. */
@Timeout(120)
class CrossedSessionsIT {

    @TempDir
    private static Path directory;

    private static KeycloakRealm realm;
    private static RunningLedger ledger;

    private Person victim;
    private Person attacker;
    private KeycloakUser victims;
    private KeycloakUser attackers;
    private final Journey mine = new Journey();
    private final Journey theirs = new Journey();

    @BeforeAll
    static void start() throws Exception {
        realm = SharedKeycloak.get().newRealm();
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), ConnectIT.DEFINITION);
        ledger = RunningLedger.start(
                directory.resolve("ledger"), Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()));
        realm.admin().allowRedirects(realm.client(), URI.create(ledger.url() + Journey.CALLBACK));
        ledger.admin()
                .put(
                        "/v1/providers/" + ConnectIT.FORGE + "/client",
                        "{\"client_id\":\"%s\",\"client_secret\":\"%s\",\"base_url\":\"%s\"}"
                                .formatted(
                                        realm.client().id(),
                                        realm.client().secret().revealText(),
                                        realm.issuer()))
                .is(200);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void two() throws Exception {
        victim = ledger.person(SharedLedger.handle("victim"));
        attacker = ledger.person(SharedLedger.handle("attacker"));
        victims = realm.admin().newUser("at-" + victim.handle());
        attackers = realm.admin().newUser("at-" + attacker.handle());
    }

    @Test
    void anAttackersCallbackThatAVictimOpensConnectsNothing() throws Exception {
        mine.signIn(ledger.url(), victim);
        Flow flow = Journey.begin(attacker, "{}");
        URI callback = theirs.consented(flow, attacker, attackers);

        assertThat(mine.browser.open(callback).is(400).text()).contains("state-invalid");

        nothingIsConnected();
        theirs.browser.open(callback).is(200);
        onlyTheirOwn();
    }

    @Test
    void anAttackersCodeInAVictimsFlowIsWorthNothing() throws Exception {
        Flow flow = Journey.begin(victim, "{}");
        URI own = mine.consented(flow, victim, victims);
        URI stolen = theirs.consented(Journey.begin(attacker, "{}"), attacker, attackers);
        URI mixed = Query.with(own, "code", Query.parameter(stolen, "code"));

        assertThat(mine.browser.open(mixed).is(502).text()).contains("provider-refused");

        nothingIsConnected();
        Journey.outcome(victim, flow).has("status", "failed");
    }

    @Test
    void aVictimsCallbackThatAnAttackerHasReadIsWorthNothing() throws Exception {
        Flow flow = Journey.begin(victim, "{}");
        URI callback = mine.consented(flow, victim, victims);
        theirs.signIn(ledger.url(), attacker);

        assertThat(theirs.browser.open(callback).is(400).text()).contains("state-invalid");

        nothingIsConnected();
        mine.browser.open(callback).is(200);
        victim.get("/v1/me").is(200).has("account_login", victims.username());
        assertThat(attacker.get("/v1/connections").each("id")).isEmpty();
    }

    @Test
    void aLinkToAnAttackersFlowIsNotGoneOnWithByAVictim() throws Exception {
        mine.signIn(ledger.url(), victim);

        Page refused = mine.browser.open(Journey.begin(attacker, "{}").start()).is(403);

        assertThat(refused.text()).contains("flow-foreign");
        assertThat(mine.browser.cookies().all())
                .noneMatch(cookie -> cookie.name().startsWith("credledger_flow_"));
    }

    @Test
    void whoSignsInAsSomebodyElseOnTheWayDoesNotGetTheGrant() throws Exception {
        Flow flow = Journey.begin(victim, "{}");
        URI callback = mine.consented(flow, victim, victims);
        mine.signIn(ledger.url(), attacker);

        assertThat(mine.browser.open(callback).is(403).text()).contains("flow-foreign");

        nothingIsConnected();
        mine.signIn(ledger.url(), victim);
        mine.browser.open(callback).is(200);
        victim.get("/v1/me").is(200).has("account_login", victims.username());
    }

    @Test
    void aFlowThatAnAttackerPlantsInAVictimsBrowserIsRefused() throws Exception {
        Flow flow = Journey.begin(attacker, "{}");
        URI callback = theirs.consented(flow, attacker, attackers);
        mine.signIn(ledger.url(), victim);
        theirs.browser.cookies().all().stream()
                .filter(cookie -> cookie.name().startsWith("credledger_flow_"))
                .forEach(mine.browser.cookies()::put);

        assertThat(mine.browser.open(callback).is(403).text()).contains("flow-foreign");

        nothingIsConnected();
        theirs.browser.open(callback).is(200);
        onlyTheirOwn();
    }

    @Test
    void aStartedFlowCannotBeSentOnByAnotherSite() throws Exception {
        Flow flow = Journey.begin(victim, "{}");
        Page start = mine.start(flow, victim).is(200);
        URI elsewhere = URI.create("http://localhost:1/page");

        Page refused =
                mine.browser.post(elsewhere, start.form().action(), start.form().fields());

        assertThat(refused.is(403).text()).contains("csrf-token-invalid");
        start.form().withForged("csrf", "x").submit().is(403);
        start.form().without("csrf").submit().is(403);
    }

    @Test
    void aSwitchGivesTheBrowserAFreshSession() throws Exception {
        Flow flow = Journey.begin(victim, "{}");
        URI callback = mine.consented(flow, victim, victims);
        String before = mine.session();
        mine.browser.open(callback).is(200);
        String after = mine.session();

        assertThat(after).isNotEqualTo(before);
        assertThat(mine.get(ledger.url() + "/v1/me", 200).path("account_login").asText())
                .isEqualTo(victims.username());
        Browser old = new Browser(URI.create(ledger.url()).getPort());
        old.put(Browser.SESSION, before);
        old.send("GET", "/v1/whoami", null).is(401);
    }

    @Test
    void aFlowOfAnotherIsNotThere() throws Exception {
        Flow flow = Journey.begin(victim, "{}");

        attacker.get("/v1/connect/flows/" + flow.id()).isProblem(404, "unknown-flow");
    }

    private void nothingIsConnected() throws Exception {
        assertThat(victim.get("/v1/connections").each("id")).isEmpty();
        assertThat(attacker.get("/v1/connections").each("id")).isEmpty();
    }

    private void onlyTheirOwn() throws Exception {
        assertThat(victim.get("/v1/connections").each("id")).isEmpty();
        attacker.get("/v1/me").is(200).has("account_login", attackers.username());
    }
}
