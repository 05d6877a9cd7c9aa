package io.credledger.cli.system;

import static io.credledger.cli.system.SharedLedger.handle;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Page;
import io.credledger.cli.browser.Query;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.TokenEndpoint;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Signing in at a real issuer, where admins say who somebody is. */
class SignInIT {

    private static final String SESSION = "credledger_session";

    private static IssuedLedger people;

    private final FormBrowser browser = new FormBrowser();
    private KeycloakUser user;
    private Person person;

    @BeforeAll
    static void start() throws Exception {
        // What Keycloak gives as audience to whoever may manage their own account.
        people = IssuedLedger.start(KeycloakRealm::signInClient, Map.of("CREDLEDGER_OIDC_AUDIENCE", "account"));
    }

    @AfterAll
    static void stop() {
        people.close();
    }

    @BeforeEach
    void somebody() throws Exception {
        person = people.ledger().person(handle("anna"));
        user = people.realm().admin().newUser(handle("user"));
    }

    private Page whoami(FormBrowser of) {
        return of.fetch("GET", people.base().resolve("/v1/whoami"), "", Map.of());
    }

    private boolean isIn(FormBrowser of) {
        return of.cookies().all().stream().anyMatch(cookie -> cookie.name().equals(SESSION));
    }

    @Test
    void whoeverAnAdminMappedSignsIn() throws Exception {
        people.map(person.handle(), user).is(200);

        Page in = people.signIn(browser, user).is(200);

        assertThat(in.address().getPath()).isEqualTo("/");
        assertThat(in.text()).contains("signed in as " + person.handle());
        Page whoami = whoami(browser).is(200);
        assertThat(whoami.json().get("identity").asText()).isEqualTo(person.handle());
        assertThat(whoami.json().get("auth").asText()).isEqualTo("session");
        assertThat(person.get("/v1/sessions").each("way")).containsExactly("oidc");
        assertThat(browser.cookies().all())
                .filteredOn(cookie -> cookie.host().equals("127.0.0.1"))
                .extracting(cookie -> cookie.name())
                .containsExactly(SESSION);
    }

    @Test
    void theIssuerIsAskedWhoSomebodyIsAndNothingElse() throws Exception {
        URI authorize = browser.open(people.base().resolve("/v1/signin/oidc"))
                .is(303)
                .target()
                .orElseThrow();

        assertThat(authorize.toString()).startsWith(people.realm().issuer().toString());
        assertThat(Query.read(authorize))
                .containsEntry("scope", "openid")
                .containsEntry("response_type", "code")
                .containsEntry("code_challenge_method", "S256")
                .containsEntry("redirect_uri", people.base() + "/v1/signin/oidc/callback")
                .containsKeys("state", "nonce", "code_challenge")
                .doesNotContainKeys("access_type", "prompt", "code_verifier", "client_secret");
        people.map(person.handle(), user).is(200);
        people.signIn(browser, user).is(200);
        assertThat(person.get("/v1/connections").each("id")).isEmpty();
    }

    @Test
    void whoeverIsNotMappedIsToldWhatAnAdminNeeds() throws Exception {
        Page refused = people.signIn(browser, user).is(403);

        assertThat(refused.text()).contains("login-not-mapped", user.subject());
        assertThat(isIn(browser)).isFalse();
        people.map(person.handle(), user).is(200);
        assertThat(people.atTheIssuer(browser).is(200).text()).contains(person.handle());
        String id = person.get("/v1/identities/" + person.handle() + "/logins")
                .each("id")
                .get(0);
        people.ledger()
                .admin()
                .delete("/v1/identities/" + person.handle() + "/logins/" + id)
                .is(204);
        assertThat(people.signIn(new FormBrowser(), user).is(403).text()).contains("login-not-mapped");
    }

    @Test
    void theBrowserGoesOnWhereItWantedTo() throws Exception {
        people.map(person.handle(), user).is(200);
        Page login = browser.open(people.base().resolve("/v1/signin/oidc?return_to=/v1/sessions"))
                .settle();

        Page end = KeycloakPages.logIn(login, user).settle();

        assertThat(end.is(200).address().getPath()).isEqualTo("/v1/sessions");
        browser.open(people.base().resolve("/v1/signin/oidc?return_to=//evil.example"))
                .is(400);
    }

    @Test
    void noOtherSiteBeginsASignIn() throws Exception {
        URI begin = people.base().resolve("/v1/signin/oidc?return_to=/v1/me");

        Page asked = browser.follow(URI.create("https://evil.example/"), begin).is(303);

        assertThat(asked.target()).hasValue(people.base().resolve("/signin?return_to=%2Fv1%2Fme"));
    }

    @Test
    void aCallbackIsTheBrowsersThatBeganIt() throws Exception {
        people.map(person.handle(), user).is(200);
        FormBrowser attacker = new FormBrowser();
        URI stolen = people.callback(attacker, user);

        assertThat(browser.open(stolen).is(400).text()).contains("state-invalid");
        assertThat(isIn(browser)).isFalse();
        Person victim = people.ledger().person(handle("victim"));
        KeycloakUser own = people.realm().admin().newUser(handle("victim"));
        people.map(victim.handle(), own).is(200);
        URI mine = people.callback(browser, own);
        assertThat(browser.open(stolen).is(400).text()).contains("state-invalid");
        // A code of the attacker's in the victim's own callback.
        URI mixed = Query.with(mine, "code", Query.parameter(stolen, "code"));
        assertThat(browser.open(mixed).is(401).text()).contains("sign-in-refused");
        assertThat(isIn(browser)).isFalse();

        people.atTheIssuer(browser).is(200);
        assertThat(whoami(browser).json().get("identity").asText()).isEqualTo(victim.handle());
    }

    @Test
    void aCallbackIsGoodOnce() throws Exception {
        people.map(person.handle(), user).is(200);
        URI callback = people.callback(browser, user);

        browser.open(callback).is(303);
        assertThat(browser.open(callback).is(400).text()).contains("state-invalid");
        whoami(browser).is(200);
    }

    @Test
    void whatDidNotComeFromTheIssuerIsRefused() throws Exception {
        people.map(person.handle(), user).is(200);
        URI first = people.callback(browser, user);
        assertThat(browser.open(Query.with(first, "iss", "https://evil.example"))
                        .is(400)
                        .text())
                .contains("issuer-differs");
        String state = Query.parameter(begun(), "state");
        assertThat(browser.open(callback("state=" + state + "&code=x")).is(400).text())
                .contains("issuer-differs");
        state = Query.parameter(begun(), "state");
        assertThat(browser.open(callback("code=x&state=" + state + "x&iss="
                                + people.realm().issuer()))
                        .is(400)
                        .text())
                .contains("state-invalid");
        browser.open(callback("")).is(400);
        browser.open(callback("state=a&state=b&code=c")).is(400);
        assertThat(isIn(browser)).isFalse();
    }

    @Test
    void whoeverSaysNoIsNotIn() throws Exception {
        String state = Query.parameter(begun(), "state");

        Page refused = browser.open(callback("error=access_denied&error_description=canary&state=" + state + "&iss="
                + people.realm().issuer()));

        assertThat(refused.is(409).text()).contains("consent-denied").doesNotContain("canary");
    }

    private URI begun() {
        return browser.open(people.base().resolve("/v1/signin/oidc")).target().orElseThrow();
    }

    private URI callback(String query) {
        return people.base().resolve("/v1/signin/oidc/callback?" + query);
    }

    @Test
    void theIssuerMayChangeItsKeys() throws Exception {
        people.map(person.handle(), user).is(200);
        people.signIn(browser, user).is(200);

        people.realm().admin().rotateKeys();
        people.realm().admin().dropOldKeys();

        assertThat(people.signIn(new FormBrowser(), user).is(200).text()).contains(person.handle());
    }

    @Test
    void aTokenOfTheIssuerSaysWhoCalls() throws Exception {
        TokenEndpoint.Answer tokens =
                IssuerTokens.of(people.realm(), people.realm().client(), user);
        Person caller = new Person(person.port(), person.handle(), tokens.text("access_token"));

        caller.get("/v1/whoami").isProblem(403, "login-not-mapped");
        people.map(person.handle(), user).is(200);
        caller.get("/v1/whoami")
                .is(200)
                .has("identity", person.handle())
                .has("auth", "oidc")
                .has("roles", "[\"user\"]");
        caller.post("/v1/identities/" + person.handle() + "/tokens", "{}").is(201);
        caller.get("/v1/identities").isProblem(403, "forbidden");

        String token = tokens.text("access_token");
        String unsigned = token.substring(0, token.lastIndexOf('.') + 1);
        for (String none : new String[] {tokens.text("id_token"), unsigned, unsigned + "AAAA", "a.b.c", ".."}) {
            new Person(person.port(), "", none).get("/v1/whoami").isProblem(401, "not-authenticated");
        }
    }

    @Test
    void theInactiveAreNotIn() throws Exception {
        people.map(person.handle(), user).is(200);
        TokenEndpoint.Answer tokens =
                IssuerTokens.of(people.realm(), people.realm().client(), user);
        people.ledger()
                .admin()
                .post("/v1/identities/" + person.handle() + "/deactivate", "{}")
                .is(202);

        assertThat(people.signIn(browser, user).is(409).text()).contains("identity-inactive");
        new Person(person.port(), "", tokens.text("access_token"))
                .get("/v1/whoami")
                .isProblem(403, "login-not-mapped");
        assertThat(isIn(browser)).isFalse();
    }
}
