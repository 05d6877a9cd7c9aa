package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.Happening;
import io.credledger.note.HeadList;
import io.credledger.note.SignedNote;
import io.credledger.streams.Health;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a copy of the topics to a running ledger, on a cluster where every offset is another, by commands that are told by settings. */
@BesideOthers
class RestoreIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final GrantPolicy SHORT = GrantPolicy.strict().withAccessLife(Duration.ofSeconds(3));

    @TempDir
    private Path directory;

    private StandIn provider;
    private Map<String, String> settings;

    @BeforeEach
    void provider() throws Exception {
        provider = new StandIn("short", SHORT).accepts("made-up-client-secret");
        settings = Map.of(
                "CREDLEDGER_PROVIDERS_FILE",
                StandIn.definitions(directory, provider).toString());
    }

    @AfterEach
    void close() {
        provider.close();
    }

    @Test
    void aMirroredLedgerRunsAndRefreshesNothingBeforeItIsConfirmed() throws Exception {
        try (RunningLedger original = RunningLedger.start(directory.resolve("original"), settings)) {
            provider.isKnownBy(original.admin(), "made-up-client-secret", false);
            Person alice = original.person("alice");
            String plain = alice.stores("github", "main", "token-of-alice");
            String due = provider.store(alice, 1, Duration.ofSeconds(1)).get(0);
            Path within = heads(original, 1);
            try (RunningLedger copy = original.restoredIn(directory.resolve("copy"))) {
                alice.stores("github", "lost", "token-that-is-not-copied");
                Path beyond = heads(original, leaves(within) + 1);

                Person restored = new Person(copy.admin().port(), "alice", alice.token());
                goesOn(copy, restored, plain, due);
                isProved(copy, within, beyond);
            }
        }
    }

    private void goesOn(RunningLedger copy, Person alice, String plain, String due) throws Exception {
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

            assertThat(copy.operator().run("init", "--confirm-restored").code())
                    .as("nobody was there to agree")
                    .isEqualTo(5);
            Cli.Outcome confirmed = copy.operator().atTerminal("yes").run("init", "--confirm-restored");
            AuditedLedger.ok(confirmed);
            assertThat(confirmed.out()).contains("LedgerRestored", "refreshing begins again");
            assertThat(copy.operator().run("init", "--confirm-restored").out()).contains("nothing waits");

            await().atMost(SOON).until(() -> types(alice, due).contains("CredentialRefreshed"));
            assertThat(provider.grants().count(Happening.REUSED)).isZero();
            assertThat(refresher.refresher().health().degraded()).isEmpty();
        }
    }

    /** The restored log holds up, by what the copy had as well as by what it lost. */
    private static void isProved(RunningLedger copy, Path within, Path beyond) throws Exception {
        Path after = heads(copy, 1);
        await().atMost(SOON).until(() -> Files.readString(heads(copy, 1)).contains("/events/0/1 "));
        assertThat(verified(copy, within)).contains("\"checkpoints_lost_in_restorations\": 0");
        assertThat(verified(copy, beyond)).doesNotContain("\"checkpoints_lost_in_restorations\": 0");
        assertThat(verified(copy, after)).contains("\"result\": \"ok\"");
    }

    private static String verified(RunningLedger ledger, Path since) {
        Cli.Outcome outcome = tool(ledger)
                .run("audit", "verify", "--data", ".", "--with-keys", "--since", since.toString(), "--output", "json");
        AuditedLedger.ok(outcome);
        return outcome.out();
    }

    private static Cli tool(RunningLedger ledger) {
        return new Cli(ledger.directory()).with("OAUTH_ENCRYPTION_KEY", ledger.masterText());
    }

    /** A signed list of heads of so many leaves at least, kept. */
    private static Path heads(RunningLedger ledger, long leaves) {
        Path file = ledger.directory().resolve("heads-" + System.nanoTime());
        await().atMost(SOON).until(() -> {
            Files.deleteIfExists(file);
            Cli.Outcome outcome = tool(ledger).run("audit", "verify", "--data", ".", "--keep", file.toString());
            return outcome.code() == 0 && leaves(file) >= leaves;
        });
        return file;
    }

    private static long leaves(Path heads) throws Exception {
        String list = SignedNote.parse(Files.readAllBytes(heads)).text();
        return HeadList.parse(list).heads().values().stream()
                .mapToLong(head -> head.head().size())
                .sum();
    }

    private static List<String> types(Person person, String connection) throws Exception {
        return person.get("/v1/connections/" + connection + "/history").is(200).each("type");
    }
}
