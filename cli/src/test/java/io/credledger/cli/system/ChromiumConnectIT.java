package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.HeadlessBrowser;
import io.credledger.cli.browser.NeedsChromium;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.SharedKeycloak;
import io.credledger.cli.system.Journey.Flow;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole way in a real browser, as a person goes it: from the address that a terminal printed to {@code /v1/me}. */
@NeedsChromium
@Timeout(180)
class ChromiumConnectIT {

    private static final Path PICTURES = Path.of("target", "pictures");

    @TempDir
    private static Path directory;

    private static KeycloakRealm realm;
    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(PICTURES);
        realm = SharedKeycloak.get().newRealm();
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), ConnectIT.DEFINITION);
        ledger = RunningLedger.start(
                directory.resolve("ledger"),
                Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()),
                Clock.systemUTC());
        realm.admin().allowRedirects(realm.client(), URI.create(ledger.url() + Journey.CALLBACK));
        ConnectIT.use(ledger, realm, realm.client());
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void aPersonSignsInConfirmsLogsInAndEndsOnMeWithTheRightAccount() throws Exception {
        Person alice = ledger.person(SharedLedger.handle("alice"));
        KeycloakUser account = realm.alice();
        Flow flow = Journey.begin(alice, "{\"return_to\": \"/v1/me\"}");

        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            browser.open(flow.start());
            browser.awaitText("API token");
            browser.picture(PICTURES.resolve("sign-in.png"));
            browser.type("#token", alice.token());
            browser.press("form[action='/signin/token'] [type=submit]");

            browser.awaitText("You, " + alice.handle());
            assertThat(browser.text()).contains("It becomes your active forge");
            browser.picture(PICTURES.resolve("start.png"));
            browser.press("form[action='/connect/start'] [type=submit]");

            KeycloakPages.logIn(browser, account);

            browser.awaitAddress(address -> address.getPath().equals("/v1/me"));
            browser.awaitText("\"account_login\":\"" + account.username() + '"');
            assertThat(browser.text()).contains("\"forge_type\":\"" + ConnectIT.FORGE + '"');
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.address().getQuery()).isNull();
        }
        Journey.outcome(alice, flow).has("status", "completed").has("activated", true);
    }

    @Test
    void goingBackAndReloadingTheCallbackShowsHowItEnded() throws Exception {
        Person bob = ledger.person(SharedLedger.handle("bob"));
        Flow flow = Journey.begin(bob, "{}");

        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            browser.open(flow.start());
            browser.type("#token", bob.token());
            browser.press("form[action='/signin/token'] [type=submit]");
            browser.awaitText("You, " + bob.handle());
            browser.press("form[action='/connect/start'] [type=submit]");
            KeycloakPages.logIn(browser, realm.bob());
            browser.awaitText("The account is connected");
            browser.picture(PICTURES.resolve("connected.png"));

            browser.reload();
            browser.awaitText("The account is connected");
            assertThat(browser.complaints()).isEmpty();
        }
        String connection = Journey.outcome(bob, flow).text("connection");
        bob.get("/v1/connections/" + connection).is(200).has("generation", 1);
    }

    /** What a browser shows to somebody who opened another person's link. */
    @Test
    void whoIsSomebodyElseIsToldAndGoesNowhere() throws Exception {
        Person alice = ledger.person(SharedLedger.handle("alice"));
        Person mallory = ledger.person(SharedLedger.handle("mallory"));
        Flow flow = Journey.begin(mallory, "{}");

        try (HeadlessBrowser browser = HeadlessBrowser.start()) {
            browser.open(flow.start());
            browser.type("#token", alice.token());
            browser.press("form[action='/signin/token'] [type=submit]");

            browser.awaitText("flow-foreign");
            assertThat(browser.source()).doesNotContain("/connect/start\"");
            browser.picture(PICTURES.resolve("foreign.png"));
        }
        Journey.outcome(mallory, flow).has("status", "pending");
    }
}
