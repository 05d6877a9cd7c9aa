package io.credledger.cli.docs;

import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;

/** A PostgreSQL server on a socket in a directory of its own, where the machine has its programs. */
final class Postgres implements AutoCloseable {

    private static final String USER = "postgres";
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    private final Path directory;
    private final Process server;

    private Postgres(Path directory, Process server) {
        this.directory = directory;
        this.server = server;
    }

    /** Empty where there is none. */
    static Optional<Postgres> start() throws IOException, InterruptedException {
        Optional<Path> programs = programs();
        return programs.isEmpty() ? Optional.empty() : Optional.of(start(programs.get()));
    }

    private static Postgres start(Path programs) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("pg");
        boolean root = "root".equals(System.getProperty("user.name"));
        if (root) {
            // It refuses to be root's.
            run(List.of("chown", USER, directory.toString()), directory);
        }
        List<String> as = root ? List.of("setpriv", "--reuid=" + USER, "--clear-groups") : List.of();
        String data = directory.resolve("data").toString();
        run(with(as, programs.resolve("initdb").toString(), "-D", data, "-A", "trust", "-U", USER, "-N"), directory);
        Process server = new ProcessBuilder(with(
                        as,
                        programs.resolve("postgres").toString(),
                        "-D",
                        data,
                        "-F",
                        "-k",
                        directory.toString(),
                        "-h",
                        ""))
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(server::destroyForcibly));
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(directory.resolve(".s.PGSQL.5432")));
        return new Postgres(directory, server);
    }

    /** What {@code psql} takes from its environment. */
    List<String> environment() {
        return List.of("PGHOST=" + directory, "PGUSER=" + USER, "PGDATABASE=postgres");
    }

    private static Optional<Path> programs() throws IOException {
        // psql alone is what the page runs, by its name.
        if (!onPath("psql") || !Files.isDirectory(DEBIAN)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .findFirst();
        }
    }

    /** Whether all of these programs are installed. */
    static boolean onPath(String... names) {
        List<Path> path = Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .map(Path::of)
                .toList();
        return Stream.of(names)
                .allMatch(name -> path.stream().anyMatch(directory -> Files.isExecutable(directory.resolve(name))));
    }

    private static List<String> with(List<String> first, String... rest) {
        List<String> command = new ArrayList<>(first);
        command.addAll(List.of(rest));
        return command;
    }

    private static void run(List<String> command, Path directory) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Assertions.assertThat(process.waitFor()).as(output).isZero();
    }

    @Override
    public void close() {
        server.destroy();
        try {
            Assertions.assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
            run(List.of("rm", "-rf", directory.toString()), directory.getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
