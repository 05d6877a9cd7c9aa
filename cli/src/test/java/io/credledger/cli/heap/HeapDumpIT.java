package io.credledger.cli.heap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.campaign.Installation;
import io.credledger.cli.campaign.Part;
import io.credledger.cli.campaign.Places;
import io.credledger.cli.campaign.QueryProcess;
import io.credledger.cli.leak.Api;
import io.credledger.cli.leak.Finder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** query-api as a process of its own: after a garbage collection, its heap has no token that it stored, was sent or handed out. */
@BesideOthers
class HeapDumpIT {

    private static final int ROUNDS = 40;

    /** As docs/threat-model.md says. */
    private static final Duration BOUND = Duration.ofSeconds(90);

    private static final String SEED = "something-to-keep-in-mind";

    @TempDir
    private Path home;

    @Test
    void aLiveHeapHasNoTokenInIt() throws Exception {
        Places places = new Places(home.resolve("data"), home.resolve("logs"));
        Tokens tokens = new Tokens();
        try (Elsewhere elsewhere = new Elsewhere(() -> tokens.made("exchanged"));
                Installation installation = Installation.found(places, 2, Durability.FLUSH, query(elsewhere))) {
            awaitReady(installation);
            Traffic traffic = new Traffic(installation.url(), installation.adminToken(), tokens, elsewhere);
            for (int i = 0; i < ROUNDS; i++) {
                traffic.round();
            }

            Path dump = home.resolve("live.hprof");
            await().atMost(BOUND).pollInterval(Duration.ofSeconds(10)).untilAsserted(() -> {
                traffic.goesOn();
                dump(installation.pid(Part.QUERY), dump);
                assertThat(new Finder(tokens.all()).in(dump)).isEmpty();
            });

            assertThat(new Finder(Mindful.texts(SEED)).in(dump))
                    .contains("bytes (plain)", "chars (UTF-16BE)", "narrow (plain)", "wide (UTF-16LE)");
            assertThat(tokens.all()).hasSizeGreaterThan(ROUNDS * 15);
            assertThat(installation.endedByThemselves()).isEmpty();
        }
    }

    private QueryProcess query(Elsewhere elsewhere) throws Exception {
        Map<String, String> settings = ForeignTraffic.settings(home, elsewhere.url());
        return new QueryProcess(List.of(Mindful.class.getName(), SEED), settings);
    }

    private static void awaitReady(Installation installation) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(Api.at(installation.url().toString())
                                .get("/health/ready")
                                .status())
                        .isEqualTo(200));
    }

    /** What is reachable only: it collects first. */
    private static void dump(long pid, Path file) throws Exception {
        Files.deleteIfExists(file);
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process process = new ProcessBuilder(
                        jcmd.toString(),
                        Long.toString(pid),
                        "GC.heap_dump",
                        file.toAbsolutePath().toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        assertThat(file).as(said).isNotEmptyFile();
    }
}
