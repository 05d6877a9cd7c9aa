package io.credledger.cli.leak;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.app.query.EdgeSettings;
import io.credledger.cli.browser.FormBrowser;
import io.credledger.cli.browser.Page;
import io.credledger.cli.browser.Query;
import io.credledger.cli.keycloak.Credentials;
import io.credledger.cli.keycloak.KeycloakPages;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.SharedKeycloak;
import io.credledger.config.Sources;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in at a real issuer with every logger at TRACE: neither cookies nor codes, states and ID tokens are said. */
class SignInStaysOutOfLogsIT {

    private static final String CALLBACK = "/v1/signin/oidc/callback";

    @TempDir
    private Path home;

    @Test
    void noLoggerSaysWhatTheBrowserCarries() throws Exception {
        KeycloakRealm realm = SharedKeycloak.get().newRealm();
        Credentials client = realm.signInClient();
        Canaries canaries = new Canaries();
        canaries.know("client secret", client.secret().revealText());
        canaries.know("subject", realm.alice().subject());
        try (Stack stack = Stack.start(home.resolve("data"), home.resolve("secrets"), 1);
                EveryLogger loggers = new EveryLogger(new Finder(canaries.all()))) {
            String admin = stack.found("admin");
            URI base = URI.create(stack.serve(edge(realm, client)));
            realm.admin().allowRedirects(client, base.resolve(CALLBACK));
            FormBrowser browser = new FormBrowser();
            refused(browser, base, realm);
            Api.Answer mapped = Api.at(base.toString())
                    .as(admin)
                    .put(
                            "/v1/identities/admin/logins",
                            EveryRoute.json(
                                    "issuer",
                                    realm.issuer().toString(),
                                    "subject",
                                    realm.alice().subject()));
            assertThat(mapped.status()).isEqualTo(200);
            browser.open(base.resolve("/v1/signin/oidc")).settle().is(200);
            stack.stop();

            assertThat(loggers.found()).isEmpty();
            assertThat(loggers.heard("io.credledger.access")).isGreaterThan(5);
        }
    }

    private static EdgeSettings edge(KeycloakRealm realm, Credentials client) {
        return EdgeSettings.reader(List.of())
                .read(Sources.of(Map.of(
                        "CREDLEDGER_OIDC_ISSUER",
                        realm.issuer().toString(),
                        "CREDLEDGER_OIDC_CLIENT_ID",
                        client.id(),
                        "CREDLEDGER_OIDC_CLIENT_SECRET",
                        client.secret().revealText(),
                        "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS",
                        "127.0.0.1,localhost")));
    }

    /** Unmapped, replayed, forged. */
    private static void refused(FormBrowser browser, URI base, KeycloakRealm realm) {
        Page login = browser.open(base.resolve("/v1/signin/oidc")).settle();
        URI callback = KeycloakPages.logIn(login, realm.alice()).untilPath(CALLBACK);
        browser.open(Query.with(callback, "state", "forged-state")).is(400);
        browser.open(callback).is(403);
        browser.open(callback).is(400);
        URI another = browser.open(base.resolve("/v1/signin/oidc")).untilPath(CALLBACK);
        browser.open(Query.with(another, "code", "forged-code")).is(401);
    }
}
