package io.credledger.cli.system;

import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.demo.GrantPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The refresher's key pair is changed; what was sealed to the old key and what comes to the new one are both refreshed. */
@BesideOthers
class RefresherKeyRotationIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final GrantPolicy SHORT = GrantPolicy.strict().withAccessLife(Duration.ofSeconds(3));

    @TempDir
    private Path directory;

    @Test
    void whatIsSealedToEitherKeyIsRefreshedByWhoeverHasBoth() throws Exception {
        Path home = directory.resolve("ledger");
        try (StandIn provider = new StandIn("short", SHORT).accepts("made-up-client-secret")) {
            Map<String, String> settings = Map.of(
                    "CREDLEDGER_PROVIDERS_FILE",
                    StandIn.definitions(directory, provider).toString());
            try (RunningLedger ledger = RunningLedger.start(home, settings)) {
                provider.isKnownBy(ledger.admin(), "made-up-client-secret", false);
                Person alice = ledger.person("alice");
                Person bob = ledger.person("bob");
                String toOld = provider.store(alice, 1, Duration.ofSeconds(1)).get(0);
                Path file = ledger.files().refresher();
                Path oldOnly = Files.copy(file, directory.resolve("old"));
                tool(ledger, "keys", "new", "--refresher", "--data", home.toString());
                Path both = Files.copy(file, directory.resolve("both"));
                tool(ledger, "keys", "rotate-refresher", "--data", home.toString());
                String toNew = provider.store(bob, 1, Duration.ofSeconds(1)).get(0);

                Files.copy(oldOnly, file, StandardCopyOption.REPLACE_EXISTING);
                try (RunningRefresher behind = RunningRefresher.start(ledger, directory.resolve("worker"), settings)) {
                    await().atMost(SOON)
                            .until(() -> behind.refresher().health().degraded().stream()
                                    .anyMatch(part -> part.reason().contains("newest key")));
                }
                Files.copy(both, file, StandardCopyOption.REPLACE_EXISTING);
                try (RunningRefresher refresher =
                        RunningRefresher.start(ledger, directory.resolve("worker"), settings)) {
                    await().atMost(SOON).until(() -> refreshed(alice, toOld) && refreshed(bob, toNew));
                    await().atMost(SOON)
                            .until(() ->
                                    refresher.refresher().health().degraded().isEmpty());
                }
            }
        }
    }

    private void tool(RunningLedger ledger, String... arguments) throws Exception {
        ToolProcess.start(directory, Map.of("OAUTH_ENCRYPTION_KEY", ledger.masterText()), arguments)
                .ends(0);
    }

    /** And never taken for dead. */
    private static boolean refreshed(Person person, String connection) throws Exception {
        List<String> types =
                person.get("/v1/connections/" + connection + "/history").is(200).each("type");
        if (types.contains("ReauthorisationRequired")) {
            throw new AssertionError(types);
        }
        return types.contains("CredentialRefreshed");
    }
}
