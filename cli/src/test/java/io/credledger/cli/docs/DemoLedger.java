package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.TestJvm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code ./credledger up --demo} in a directory, as the README has it typed; the system chooses the port. */
final class DemoLedger {

    static final String COMMAND = "CREDLEDGER_VERIFY_STORED=false ./credledger up --demo";

    private static final Pattern READY = Pattern.compile("ready on (http://\\S+)");
    private static final Pattern PROVIDER = Pattern.compile("is connected: (http://\\S+)");
    private static final String LAST_LINE = "goes on where it was.";

    private final Path directory;
    private Process process;
    private String printed = "";

    private DemoLedger(Path directory, Process process) {
        this.directory = directory;
        this.process = process;
    }

    static DemoLedger start(Path directory) throws IOException {
        TestJvm.launcher(directory.resolve("credledger"), "512m");
        DemoLedger ledger = new DemoLedger(directory, process(directory, "first"));
        ledger.awaitReady("first");
        return ledger;
    }

    private static Process process(Path directory, String run) throws IOException {
        return new ProcessBuilder("bash", "-c", "exec env " + COMMAND + " --port 0")
                .directory(directory.toFile())
                .redirectOutput(directory.resolve(run + ".out").toFile())
                .redirectError(directory.resolve(run + ".err").toFile())
                .start();
    }

    private void awaitReady(String run) {
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            assertThat(process.isAlive()).as(() -> text(run + ".err")).isTrue();
            return text(run + ".out").contains(LAST_LINE);
        });
        printed = text(run + ".out");
    }

    void stop() throws InterruptedException {
        process.destroy();
        assertThat(process.waitFor(10, TimeUnit.SECONDS))
                .as("stops within ten seconds of SIGTERM")
                .isTrue();
    }

    void restart() throws Exception {
        stop();
        process = process(directory, "second");
        awaitReady("second");
    }

    /** On standard output. */
    String printed() {
        return printed;
    }

    String url() {
        return found(READY);
    }

    String provider() {
        return found(PROVIDER);
    }

    private String found(Pattern pattern) {
        Matcher matcher = pattern.matcher(printed);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    Path directory() {
        return directory;
    }

    String text(String file) {
        try {
            return Files.readString(directory.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of the walk-through that begin like that. */
    List<String> commands(String begin) {
        return printed.lines()
                .map(String::strip)
                .filter(line -> line.startsWith(begin))
                .toList();
    }

    /** With what the walk-through exports. */
    String run(List<String> commands) throws Exception {
        String script = Stream.concat(commands("export ").stream(), commands.stream())
                .collect(Collectors.joining("\n", "set -e\n", ""));
        return new Shell(directory, Map.of()).run("PATH=.:$PATH\n" + script, List.of());
    }
}
