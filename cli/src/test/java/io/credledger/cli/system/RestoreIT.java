package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.shards.Restoration;
import io.credledger.cli.shards.ShardDesk;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.Happening;
import io.credledger.streams.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a copy of the topics to a running ledger, on a cluster where every offset is another. */
@BesideOthers
class RestoreIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final GrantPolicy SHORT = GrantPolicy.strict().withAccessLife(Duration.ofSeconds(3));

    @TempDir
    private Path directory;

    @Test
    void aMirroredLedgerRunsAndRefreshesNothingBeforeItIsConfirmed() throws Exception {
        try (StandIn provider = new StandIn("short", SHORT).accepts("made-up-client-secret")) {
            Map<String, String> settings = Map.of(
                    "CREDLEDGER_PROVIDERS_FILE",
                    StandIn.definitions(directory, provider).toString());
            try (RunningLedger original = RunningLedger.start(directory.resolve("original"), settings)) {
                provider.isKnownBy(original.admin(), "made-up-client-secret", false);
                Person alice = original.person("alice");
                String plain = alice.stores("github", "main", "token-of-alice");
                String due = provider.store(alice, 1, Duration.ofSeconds(1)).get(0);
                try (RunningLedger copy = original.restoredIn(directory.resolve("copy"))) {
                    goesOn(
                            copy,
                            new Person(copy.admin().port(), "alice", alice.token()),
                            plain,
                            due,
                            provider,
                            settings);
                }
            }
        }
    }

    private void goesOn(
            RunningLedger copy, Person alice, String plain, String due, StandIn provider, Map<String, String> settings)
            throws Exception {
        alice.exchange("resource", "urn:credledger:connection:" + plain).is(200).has("access_token", "token-of-alice");
        alice.stores("github", "after", "token-of-later");
        try (RunningRefresher refresher = RunningRefresher.start(copy, directory.resolve("worker"), settings)) {
            await().atMost(SOON)
                    .until(() -> refresher.refresher().health().degraded().stream()
                            .map(Health.Part::reason)
                            .anyMatch(reason -> reason.startsWith("restore-unconfirmed")));
            alice.post("/v1/connections/" + due + "/refresh", "{}").is(202);
            await().during(Duration.ofSeconds(5))
                    .atMost(SOON)
                    .until(() -> types(alice, due).equals(List.of("ConnectionGranted", "RefreshRequested")));

            try (ShardDesk desk = copy.desk()) {
                assertThat(new Restoration(desk).isUnconfirmed()).isTrue();
                new Restoration(desk).confirm();
                assertThat(new Restoration(desk).isUnconfirmed()).isFalse();
            }

            await().atMost(SOON).until(() -> types(alice, due).contains("CredentialRefreshed"));
            assertThat(provider.grants().count(Happening.REUSED)).isZero();
            assertThat(refresher.refresher().health().degraded()).isEmpty();
        }
    }

    private static List<String> types(Person person, String connection) throws Exception {
        return person.get("/v1/connections/" + connection + "/history").is(200).each("type");
    }
}
