package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.Cli;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The data directory of an {@code up}, copied after a clean stop. */
class RestoredUpIT {

    @TempDir
    private Path directory;

    @Test
    void aCopyOfTheDirectoryIsTheLedger() throws Exception {
        String kept;
        try (UpProcess up = UpProcess.start(directory.resolve("original"), Map.of())) {
            kept = up.admin().stores("github", "main", "token-of-then");
        }
        copy(directory.resolve("original/data"), directory.resolve("backup"));
        try (UpProcess up = UpProcess.start(directory.resolve("original"), Map.of())) {
            up.admin().delete("/v1/connections/" + kept).is(200);
        }
        copy(directory.resolve("backup"), directory.resolve("restored/data"));
        try (UpProcess up = UpProcess.start(directory.resolve("restored"), Map.of(), "--restored")) {
            handsOut(up, kept);
            assertThat(health(up)).contains("restore-unconfirmed");
            String said = ToolProcess.run(
                    directory,
                    "init",
                    "--confirm-restored",
                    "--yes",
                    "--data",
                    directory.resolve("restored/data").toString());
            assertThat(said).contains("LedgerRestored").contains("refreshing begins again");
            await().until(() -> !health(up).contains("restore-unconfirmed"));
            keys("new");
        }
        String both = Files.readString(masterKey()).strip();
        try (UpProcess up = UpProcess.start(directory.resolve("restored"), Map.of())) {
            handsOut(up, kept);
            assertThat(health(up)).doesNotContain("restore-unconfirmed");
            keys("rotate");
            keys("retire");
            assertThat(keys("status")).contains("finished");
            handsOut(up, kept);
        }
        assertThat(both).startsWith(Files.readString(masterKey()).strip() + ",");
        ToolProcess.start(
                        directory,
                        Map.of("OAUTH_ENCRYPTION_KEY", both.substring(both.indexOf(',') + 1)),
                        "up",
                        "--port",
                        "0",
                        "--data",
                        directory.resolve("restored/data").toString())
                .ends(9);
    }

    private Path masterKey() {
        return directory.resolve("restored/data/secrets/master.key");
    }

    /** Also what came back from a copy can be given another master key. */
    private String keys(String what) {
        Cli cli = new Cli(directory);
        cli.time().startAt(Instant.now());
        Cli.Outcome outcome = cli.run(
                "keys", what, "--data", directory.resolve("restored/data").toString());
        AuditedLedger.ok(outcome);
        return outcome.out();
    }

    private static void handsOut(UpProcess up, String connection) throws Exception {
        up.admin()
                .exchange("resource", "urn:credledger:connection:" + connection)
                .is(200)
                .has("access_token", "token-of-then");
    }

    private static String health(UpProcess up) throws Exception {
        return up.admin().get("/health/ready").is(200).response().body();
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        List<Path> all;
        try (Stream<Path> tree = Files.walk(from)) {
            all = tree.toList();
        }
        for (Path path : all) {
            Files.copy(path, to.resolve(from.relativize(path).toString()), StandardCopyOption.COPY_ATTRIBUTES);
        }
    }
}
