package io.credledger.cli.keycloak;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Page;
import io.credledger.cli.browser.Query;
import io.credledger.cli.keycloak.TokenEndpoint.Answer;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tests of the ledger take for granted of Keycloak. */
class KeycloakIT {

    private static final URI REDIRECT = URI.create("http://127.0.0.1:1/callback");
    private static final String OFFLINE = "openid offline_access";

    private static KeycloakRealm realm;

    @BeforeAll
    static void start() throws Exception {
        realm = SharedKeycloak.get().newRealm();
        for (Credentials client : List.of(realm.client(), realm.askingClient(), realm.signInClient())) {
            realm.admin().allowRedirects(client, REDIRECT);
        }
    }

    @Test
    void aLoginEndsInACodeThatIsGoodForTokens() {
        Attempt attempt = attempt(realm.client(), OFFLINE);

        URI callback = callback(new FormBrowser(), attempt, realm.alice());
        Answer tokens = exchange(attempt, callback);

        assertThat(Query.read(callback))
                .containsEntry("state", attempt.state())
                .containsEntry("iss", realm.issuer().toString());
        assertThat(tokens.status()).as(tokens.text("error")).isEqualTo(200);
        assertThat(tokens.text("refresh_token")).isNotEmpty();
        assertThat(realm.tokens(realm.client()).isActive(tokens.text("access_token")))
                .isTrue();
    }

    @Test
    void aCodeThatComesTwiceEndsWhatItWasFirstExchangedFor() {
        Attempt attempt = attempt(realm.client(), "openid");
        URI callback = callback(new FormBrowser(), attempt, realm.alice());
        Answer tokens = exchange(attempt, callback);

        assertThat(exchange(attempt, callback).text("error")).isEqualTo("invalid_grant");

        assertThat(realm.tokens(realm.client()).isActive(tokens.text("access_token")))
                .isFalse();
    }

    @Test
    void aCodeIsWorthNothingWithoutItsVerifier() {
        Attempt attempt = attempt(realm.client(), "openid");
        String code = Query.parameter(callback(new FormBrowser(), attempt, realm.alice()), "code");

        Answer answer = realm.tokens(realm.client()).exchange(code, "x".repeat(43), REDIRECT);

        assertThat(answer.text("error")).isEqualTo("invalid_grant");
    }

    @Test
    void twoBrowsersAreTwoPeople() {
        FormBrowser first = new FormBrowser();
        FormBrowser second = new FormBrowser();
        callback(first, attempt(realm.client(), "openid"), realm.alice());
        callback(second, attempt(realm.client(), "openid"), realm.mallory());

        // Neither is asked again.
        Attempt again = attempt(realm.client(), "openid profile");
        Answer ofFirst = exchange(again, first.open(again.address()).untilPath(REDIRECT.getPath()));
        Attempt other = attempt(realm.client(), "openid profile");
        Answer ofSecond = exchange(other, second.open(other.address()).untilPath(REDIRECT.getPath()));

        assertThat(Claims.of(ofFirst.text("id_token")))
                .containsEntry("sub", realm.alice().subject());
        assertThat(Claims.of(ofSecond.text("id_token"))).containsEntry("preferred_username", "mallory");
    }

    @Test
    void somebodyWhoIsAskedMaySayNo() {
        FormBrowser browser = new FormBrowser();
        Attempt attempt = attempt(realm.askingClient(), OFFLINE);
        Page consent = KeycloakPages.logIn(browser.open(attempt.address()).settle(), realm.bob())
                .settle();

        URI callback = KeycloakPages.refuse(consent).untilPath(REDIRECT.getPath());

        assertThat(Query.read(callback)).containsEntry("error", "access_denied").doesNotContainKey("code");
        assertThat(exchange(attempt, allowed(browser, attempt)).status()).isEqualTo(200);
    }

    private static URI allowed(FormBrowser browser, Attempt attempt) {
        Page page = browser.open(attempt.address()).settle();
        Page consent = page.document().select("#kc-form-login").isEmpty()
                ? page
                : KeycloakPages.logIn(page, realm.bob()).settle();
        return KeycloakPages.allow(consent).untilPath(REDIRECT.getPath());
    }

    @Test
    void anUntickedScopeIsNotInTheGrant() {
        KeycloakUser carol = realm.admin().newUser("carol");
        realm.admin().letGrantCalendar(carol);
        assertThat(scopes(carol)).contains("calendar");

        realm.admin().untickCalendar(carol);

        assertThat(scopes(carol)).contains("email").doesNotContain("calendar");
    }

    private static List<String> scopes(KeycloakUser user) {
        Attempt attempt = attempt(realm.client(), "openid email calendar");
        return List.of(exchange(attempt, callback(new FormBrowser(), attempt, user))
                .text("scope")
                .split(" "));
    }

    @Test
    void signingInNeverGetsOfflineAccess() {
        Page answer =
                new FormBrowser().open(attempt(realm.signInClient(), OFFLINE).address());

        assertThat(Query.read(answer.target().orElseThrow())).containsEntry("error", "invalid_scope");
    }

    @Test
    void aRefreshTokenThatIsUsedTwiceEndsTheGrant() {
        TokenEndpoint tokens = realm.tokens(realm.client());
        Attempt attempt = attempt(realm.client(), OFFLINE);
        String first = exchange(attempt, callback(new FormBrowser(), attempt, realm.alice()))
                .text("refresh_token");
        Answer refreshed = tokens.refresh(first);
        assertThat(refreshed.status()).isEqualTo(200);

        assertThat(tokens.refresh(first).text("error")).isEqualTo("invalid_grant");

        assertThat(tokens.refresh(refreshed.text("refresh_token")).text("error"))
                .isEqualTo("invalid_grant");
    }

    @Test
    void aRealmsKeysAreReplaced() throws Exception {
        KeycloakRealm rotating = SharedKeycloak.get().newRealm();
        List<String> before = rotating.signingKeys();

        rotating.admin().rotateKeys();
        List<String> both = rotating.signingKeys();
        rotating.admin().dropOldKeys();

        assertThat(before).hasSize(1);
        assertThat(both).hasSize(2).containsAll(before);
        assertThat(rotating.signingKeys()).hasSize(1).doesNotContainAnyElementsOf(before);
    }

    @Test
    void anAdministratorEndsWhatSomebodyGranted() {
        KeycloakUser dave = realm.admin().newUser("dave");
        TokenEndpoint tokens = realm.tokens(realm.client());
        Attempt online = attempt(realm.client(), "openid");
        String ofSession =
                exchange(online, callback(new FormBrowser(), online, dave)).text("refresh_token");
        Attempt offline = attempt(realm.client(), OFFLINE);
        String ofGrant =
                exchange(offline, callback(new FormBrowser(), offline, dave)).text("refresh_token");

        realm.admin().endSessions(dave);
        assertThat(tokens.isActive(ofSession)).isFalse();
        assertThat(tokens.isActive(ofGrant)).isTrue();

        realm.admin().withdrawConsent(dave, realm.client());
        assertThat(tokens.refresh(ofGrant)).extracting(Answer::status).isEqualTo(400);
    }

    private static Attempt attempt(Credentials client, String scope) {
        return Attempt.of(realm, client, REDIRECT, scope);
    }

    private static URI callback(FormBrowser browser, Attempt attempt, KeycloakUser user) {
        Page login = browser.open(attempt.address()).settle().is(200);
        return KeycloakPages.logIn(login, user).untilPath(REDIRECT.getPath());
    }

    private static Answer exchange(Attempt attempt, URI callback) {
        String code = Query.parameter(callback, "code");
        return realm.tokens(attempt.client()).exchange(code, attempt.verifier(), attempt.redirect());
    }
}
