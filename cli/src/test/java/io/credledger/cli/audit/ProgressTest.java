package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.audit.log.BundleWriter;
import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody at a terminal sees how far it has got, how fast, and what is left; a program sees nothing of it. */
class ProgressTest {

    private static final String TO_LINE_START = "\r";

    @TempDir
    private static Path directory;

    @BeforeAll
    static void write() throws Exception {
        RandomLog made = new RandomLog(5, 2, 2500);
        try (BundleWriter bundle = new BundleWriter(directory.resolve("ledger.bundle"))) {
            for (String topic : List.of(Topics.EVENTS.name(), Topics.KEYS.name())) {
                for (int shard = 0; shard < 2; shard++) {
                    bundle.write(topic, shard, made.log().lane(topic, shard), (passed, length) -> {});
                }
            }
            bundle.finish(made.founding().ledger().value());
        }
    }

    private static Cli cli() {
        return new Cli(directory);
    }

    @Test
    void aReplayAndAVerificationTellHowFarTheyAreOnATerminal() {
        Cli.Outcome replay =
                cli().atTerminal().run("audit", "replay", "--from-bundle", "ledger.bundle", "--type", "FlowConsumed");
        assertThat(replay.code()).isZero();
        assertThat(replay.err())
                .containsPattern("events: [0-9,]+ of [0-9,]+, [0-9,]+/s, [0-9a-z ]+ left")
                .endsWith("\r\u001b[K");

        Cli.Outcome verify = cli().atTerminal().run("audit", "verify", "--from-bundle", "ledger.bundle");
        assertThat(verify.code()).as(verify.err()).isZero();
        assertThat(verify.err())
                .containsPattern("verified: [0-9,]+ of [0-9,]+, [0-9,]+/s, [0-9a-z ]+ left")
                .endsWith("\r\u001b[K");
    }

    @Test
    void aPipeGetsNothingOfIt() {
        for (String command : List.of("replay", "verify")) {
            Cli.Outcome outcome = cli().run("audit", command, "--from-bundle", "ledger.bundle", "--output", "ndjson");
            assertThat(outcome.code()).as(outcome.err()).isZero();
            assertThat(outcome.err()).doesNotContain(TO_LINE_START).doesNotContain(" left");
            assertThat(outcome.out()).doesNotContain(TO_LINE_START);
        }
    }

    @Test
    void whatIsLeftIsToldInWords() {
        assertThat(Meter.text("events", 1_000, 10_000, Duration.ofSeconds(1)))
                .isEqualTo("events: 1,000 of 10,000, 1,000/s, 9 s left");
        assertThat(Meter.text("events", 1_000, 100_000, Duration.ofSeconds(1))).endsWith("1 min 39 s left");
        assertThat(Meter.text("events", 1_000, 10_000_000, Duration.ofSeconds(1)))
                .endsWith("2 h 46 min left");
        assertThat(Meter.text("events", 0, 10, Duration.ofSeconds(1))).isEqualTo("events: 0 of 10, 0/s");
    }
}
