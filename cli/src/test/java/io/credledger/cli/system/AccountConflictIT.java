package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.demo.Account;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One external account under two identities, where the edge lets it pass: the cascade finds it, and says so to whom it concerns. */
@BesideOthers
class AccountConflictIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SECRET = "made-up-client-secret";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static StandIn provider;

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        provider = new StandIn("house", GrantPolicy.strict().withAccessLife(Duration.ofHours(1))).accepts(SECRET);
        ledger = RunningLedger.start(
                directory.resolve("ledger"),
                Map.of(
                        "CREDLEDGER_PROVIDERS_FILE",
                        StandIn.definitions(directory, provider).toString(),
                        "CREDLEDGER_VERIFY_STORED",
                        "true",
                        "CREDLEDGER_ACCOUNTS_SHARED",
                        "true"));
        provider.isKnownBy(ledger.admin(), SECRET, false);
    }

    @AfterAll
    static void stop() {
        ledger.close();
        provider.close();
    }

    @Test
    void bothOwnersAndTheAdminSeeIt() throws Exception {
        Person ann = ledger.person("ann");
        Person ben = ledger.person("ben");
        String anns = stored(ann);
        String bens = stored(ben);

        await().atMost(SOON)
                .until(() ->
                        !ann.get("/v1/connections/" + anns).text("conflict").equals("null"));
        await().atMost(SOON)
                .until(() ->
                        !ben.get("/v1/connections/" + bens).text("conflict").equals("null"));

        ann.get("/v1/connections/" + anns).has("conflict.0.connection", bens).has("conflict.0.owner", "ben");
        ledger.admin().get("/v1/connections/" + bens).has("conflict.0.connection", anns);
        assertThat(ann.get("/v1/connections/" + anns + "/history").each("type"))
                .containsExactly("ConnectionGranted", "AccountConflictFound");
        ann.get("/v1/connections/" + anns).has("status", "connected");

        ben.delete("/v1/connections/" + bens).is(200);
        ann.get("/v1/connections/" + anns).has("conflict", "null");
    }

    /** A token that the provider itself says whose it is. */
    private static String stored(Person person) throws Exception {
        IssuedTokens tokens = provider.grants().grant("house", Account.DEMO, List.of("read"));
        return person.post("/v1/connections", """
                        {"provider": "house", "name": "main", "kind": "oauth2", "access_token": "%s"}""".formatted(tokens.accessToken().revealText()))
                .is(201)
                .has("verified", true)
                .text("id");
    }
}
