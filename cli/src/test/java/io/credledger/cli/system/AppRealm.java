package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.keycloak.Credentials;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.SharedKeycloak;
import io.credledger.cli.keycloak.TokenEndpoint;

/** A realm where alice's app has tokens that are meant for the ledger, and for the client that exchanges them. */
final class AppRealm {

    static final String AUDIENCE = "ledger-api";

    private AppRealm() {}

    static KeycloakRealm make() throws Exception {
        KeycloakRealm made = SharedKeycloak.get().newRealm();
        made.admin().letTakePasswords(made.client());
        made.admin().letTakePasswords(app(made));
        made.admin().saysWhomTokensAreOf(app(made));
        made.admin().meansTokensFor(app(made), AUDIENCE, made.client().id());
        return made;
    }

    private static Credentials app(KeycloakRealm of) {
        return of.signInClient();
    }

    static String aliceAtHerApp(KeycloakRealm of) {
        TokenEndpoint.Answer answer = of.tokens(app(of)).logIn(of.alice(), "openid");
        assertThat(answer.status()).as(answer.text("error_description")).isEqualTo(200);
        return answer.text("access_token");
    }

    /** Makes the realm's client the ledger's at a provider. */
    static void register(RunningLedger ledger, String provider, KeycloakRealm at) throws Exception {
        ledger.admin()
                .put(
                        "/v1/providers/" + provider + "/client",
                        "{\"client_id\":\"%s\",\"client_secret\":\"%s\",\"base_url\":\"%s\"}"
                                .formatted(
                                        at.client().id(), at.client().secret().revealText(), at.issuer()))
                .is(200);
    }

    /** The ledger's alice, whom the realm's subject is mapped to. */
    static Person alice(RunningLedger ledger, KeycloakRealm at) throws Exception {
        Person alice = ledger.person("alice");
        ledger.admin()
                .put(
                        "/v1/identities/alice/logins",
                        "{\"issuer\":\"%s\",\"subject\":\"%s\"}"
                                .formatted(at.issuer(), at.alice().subject()))
                .is(200);
        return alice;
    }
}
