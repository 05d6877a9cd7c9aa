package io.credledger.refresh.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Another worker with the same journal: it puts until it is killed, and says which attempts were acknowledged. */
final class OtherProcess implements AutoCloseable {
    private final Process process;
    private final BufferedReader said;

    private OtherProcess(Process process) {
        this.process = process;
        this.said = process.inputReader(UTF_8);
    }

    static OtherProcess start(Path directory) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return new OtherProcess(new ProcessBuilder(
                        java,
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    public static void main(String... arguments) throws IOException {
        try (Journal journal = Journal.open(Path.of(arguments[0]), 20_000)) {
            for (int i = 0; ; i++) {
                int number = i;
                journal.put(Attempts.attempt(number), Attempts.answer(number))
                        .thenRun(() -> System.out.println(Attempts.attempt(number)))
                        .join();
            }
        } catch (JournalInUseException e) {
            System.out.println("in use");
        }
    }

    @Nullable
    String line() throws IOException {
        return said.readLine();
    }

    List<String> rest() {
        return said.lines().toList();
    }

    void kill() {
        ProcessHandle handle = process.toHandle(); // Process itself would close what was said.
        handle.destroyForcibly();
        handle.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
