package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Signing in where the operator lets people be registered by it. */
class RegistrationIT {

    private static IssuedLedger people;

    @BeforeAll
    static void start() throws Exception {
        people = IssuedLedger.start(
                KeycloakRealm::client,
                Map.of(
                        "CREDLEDGER_OIDC_REGISTER_CLAIM",
                        "preferred_username",
                        "CREDLEDGER_OIDC_AUDIENCE",
                        "another-api"));
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    private static KeycloakUser user(String name) {
        return people.realm().admin().newUser(name);
    }

    @Test
    void somebodyUnknownIsRegistered() throws Exception {
        KeycloakUser carol = user("carol");

        assertThat(people.signIn(new FormBrowser(), carol).is(200).text()).contains("signed in as carol", "user");
        assertThat(people.signIn(new FormBrowser(), carol).is(200).text()).contains("signed in as carol");

        people.ledger().admin().get("/v1/identities/carol").is(200).has("roles", "[\"user\"]");
        assertThat(people.ledger().admin().get("/v1/identities/carol/logins").each("subject"))
                .containsExactly(carol.subject());
    }

    @Test
    void aHandleThatExistsIsNeverTakenOver() throws Exception {
        people.ledger().person("dave");
        for (String name : new String[] {"dave", "admin", "server", "erased"}) {
            FormBrowser browser = new FormBrowser();
            assertThat(people.signIn(browser, user(name)).is(403).text()).contains("login-not-mapped");
        }
        assertThat(people.ledger().admin().get("/v1/identities/dave/logins").each("id"))
                .isEmpty();
    }

    @Test
    void aLoginThatWasTakenAwayDoesNotComeBackByItself() throws Exception {
        KeycloakUser erin = user("erin");
        people.signIn(new FormBrowser(), erin).is(200);
        String id = people.ledger()
                .admin()
                .get("/v1/identities/erin/logins")
                .each("id")
                .get(0);
        people.ledger().admin().delete("/v1/identities/erin/logins/" + id).is(204);

        assertThat(people.signIn(new FormBrowser(), erin).is(403).text()).contains("login-not-mapped");

        people.map("erin", erin).is(200);
        people.signIn(new FormBrowser(), erin).is(200);
    }

    @Test
    void aTokenForAnotherAudienceIsNoBearer() throws Exception {
        KeycloakUser frank = user("frank");
        people.signIn(new FormBrowser(), frank).is(200);
        String token = IssuerTokens.of(people.realm(), people.realm().signInClient(), frank)
                .text("access_token");

        new Person(people.ledger().admin().port(), "", token).get("/v1/whoami").isProblem(401, "not-authenticated");
    }
}
