package io.credledger.cli.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.Cookie;
import io.credledger.cli.browser.HeadlessBrowser;
import io.credledger.cli.browser.Landing;
import io.credledger.cli.browser.NeedsChromium;
import io.credledger.cli.browser.Query;
import java.net.URI;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A real browser on Keycloak's real pages. */
@NeedsChromium
class ChromiumAtKeycloakIT {

    private static KeycloakRealm realm;

    @BeforeAll
    static void start() throws Exception {
        realm = SharedKeycloak.get().newRealm();
    }

    @Test
    void aPersonLogsInAllowsAndLandsWithACode() throws Exception {
        try (Landing landing = Landing.open();
                HeadlessBrowser browser = HeadlessBrowser.start()) {
            realm.admin().allowRedirects(realm.askingClient(), landing.address());
            Attempt attempt = Attempt.of(realm, realm.askingClient(), landing.address(), "openid offline_access");

            browser.open(attempt.address());
            KeycloakPages.logIn(browser, realm.alice());
            browser.awaitText("Grant Access to Credential Ledger that asks");
            assertThat(browser.complaints()).isEmpty();
            assertThat(browser.cookie("AUTH_SESSION_ID"))
                    .get()
                    .extracting(Cookie::httpOnly)
                    .isEqualTo(true);
            KeycloakPages.allow(browser);
            browser.awaitText("Landed");

            // Another site: a name and a number of the same machine.
            assertThat(browser.cookie("AUTH_SESSION_ID")).isEmpty();
            URI arrived = landing.awaitArrival();
            assertThat(Query.read(arrived)).containsEntry("state", attempt.state());
            assertThat(realm.tokens(realm.askingClient())
                            .exchange(Query.parameter(arrived, "code"), attempt.verifier(), landing.address())
                            .text("refresh_token"))
                    .isNotEmpty();
        }
    }

    @Test
    void aPersonWhoRefusesLandsWithoutOne() throws Exception {
        try (Landing landing = Landing.open();
                HeadlessBrowser browser = HeadlessBrowser.start()) {
            realm.admin().allowRedirects(realm.askingClient(), landing.address());

            browser.open(Attempt.of(realm, realm.askingClient(), landing.address(), "openid")
                    .address());
            KeycloakPages.logIn(browser, realm.bob());
            KeycloakPages.refuse(browser);

            assertThat(Query.read(landing.awaitArrival())).containsEntry("error", "access_denied");
        }
    }
}
