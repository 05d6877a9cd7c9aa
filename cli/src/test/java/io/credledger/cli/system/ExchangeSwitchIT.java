package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.keycloak.Forgery;
import io.credledger.cli.keycloak.KeycloakRealm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code ENABLE_TOKEN_EXCHANGE=true} at a real Keycloak: what was passed on is exchanged, and nothing else changes. */
@BesideOthers
@Timeout(120)
class ExchangeSwitchIT {

    private static final String DEFINITIONS = """
            providers:
              - {id: kc-passing, extends: keycloak, ways: [stored, pass_through], exchange: rfc8693}
              - {id: kc-stored, extends: keycloak}
            """;

    @TempDir
    private static Path directory;

    private static KeycloakRealm realm;
    private static RunningLedger ledger;
    private static Person alice;

    @BeforeAll
    static void start() throws Exception {
        realm = AppRealm.make();
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), DEFINITIONS);
        ledger = RunningLedger.start(
                directory.resolve("ledger"),
                Map.of(
                        "CREDLEDGER_PROVIDERS_FILE",
                        definitions.toString(),
                        "CREDLEDGER_OIDC_ISSUER",
                        realm.issuer().toString(),
                        "CREDLEDGER_OIDC_AUDIENCE",
                        AppRealm.AUDIENCE,
                        "ENABLE_TOKEN_EXCHANGE",
                        "true"));
        AppRealm.register(ledger, "kc-passing", realm);
        AppRealm.register(ledger, "kc-stored", realm);
        alice = AppRealm.alice(ledger, realm);
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    private static Person.Answer ask(String provider, String token) throws Exception {
        return alice.token(
                "audience",
                provider,
                "subject_token",
                token,
                "subject_token_type",
                "urn:ietf:params:oauth:token-type:access_token");
    }

    @Test
    void whatWasPassedOnIsExchanged() throws Exception {
        String token = AppRealm.aliceAtHerApp(realm);

        Person signedIn = new Person(alice.port(), "alice", token);
        Person.Answer answer = signedIn.token("audience", "kc-passing").is(200).has("token_type", "Bearer");

        assertThat(answer.text("access_token")).isNotEqualTo(token);
        assertThat(realm.tokens(realm.client()).isActive(answer.text("access_token")))
                .isTrue();
        assertThat(Forgery.claims(answer.text("access_token")))
                .containsEntry("azp", realm.client().id())
                .containsEntry("sub", realm.alice().subject());
    }

    @Test
    void whatIsNotExchangedIsNotPassedOnInstead() throws Exception {
        ask("kc-passing", alice.token()).isError("invalid_request").has("reason", "subject-token-not-a-jwt");
    }

    @Test
    void whatIsStoredStaysStored() throws Exception {
        ask("kc-stored", alice.token()).isError("invalid_target");
    }
}
