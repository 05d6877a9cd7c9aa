package io.credledger.cli.system;

import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Page;
import io.credledger.cli.keycloak.Credentials;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.SharedKeycloak;
import java.net.URI;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** A ledger where people sign in at a Keycloak realm of its own. */
record IssuedLedger(RunningLedger ledger, KeycloakRealm realm, URI base) implements AutoCloseable {

    private static final String CALLBACK = "/v1/signin/oidc/callback";

    /** @param settings beside those of issuer and client */
    static IssuedLedger start(Function<KeycloakRealm, Credentials> choice, Map<String, String> settings)
            throws Exception {
        KeycloakRealm realm = SharedKeycloak.get().newRealm();
        Credentials client = choice.apply(realm);
        Map<String, String> all = new HashMap<>(settings);
        all.put("CREDLEDGER_OIDC_ISSUER", realm.issuer().toString());
        all.put("CREDLEDGER_OIDC_CLIENT_ID", client.id());
        all.put("CREDLEDGER_OIDC_CLIENT_SECRET", client.secret().revealText());
        RunningLedger ledger = RunningLedger.start(Files.createTempDirectory("credledger-signin"), all);
        URI base = URI.create("http://127.0.0.1:" + ledger.admin().port());
        realm.admin().allowRedirects(client, base.resolve(CALLBACK));
        return new IssuedLedger(ledger, realm, base);
    }

    /** The issuer's own page, to which the sign-in page leads. */
    Page atTheIssuer(FormBrowser browser) {
        return browser.open(base.resolve("/signin"))
                .is(200)
                .click("a[href^='/v1/signin/oidc']")
                .settle();
    }

    /** All the way, to where the browser ends. */
    Page signIn(FormBrowser browser, KeycloakUser user) {
        return KeycloakPages.logIn(atTheIssuer(browser), user).settle();
    }

    /** The address that the issuer sends the browser back to, before it goes there. */
    URI callback(FormBrowser browser, KeycloakUser user) {
        return KeycloakPages.logIn(atTheIssuer(browser), user).untilPath(CALLBACK);
    }

    /** As an admin does. */
    Person.Answer map(String handle, KeycloakUser user) throws Exception {
        return ledger.admin()
                .put(
                        "/v1/identities/" + handle + "/logins",
                        "{\"issuer\":\"%s\",\"subject\":\"%s\"}".formatted(realm.issuer(), user.subject()));
    }

    @Override
    public void close() {
        ledger.close();
    }
}
