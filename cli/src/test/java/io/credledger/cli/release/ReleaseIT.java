package io.credledger.cli.release;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.git.Installed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tarball holds: the launcher beside its jars, on a machine with Java and neither a compiler nor Maven. */
@BesideOthers
class ReleaseIT {

    private static final Pattern JAR = Pattern.compile("(.+?)-\\d[^/]*\\.jar");

    private static Path unpacked;

    @BeforeAll
    static void unpack() throws IOException {
        unpacked = Installed.in("unpacked");
        for (String tool : List.of("bash", "dirname", "grep")) {
            link("path", tool, onThePath(tool));
        }
        link("jre/bin", "java", Path.of(System.getProperty("java.home"), "bin", "java"));
    }

    private static void link(String directory, String name, Path target) throws IOException {
        Path link = Files.createDirectories(unpacked.resolve(directory)).resolve(name);
        Files.deleteIfExists(link);
        Files.createSymbolicLink(link, target);
    }

    private static Path onThePath(String tool) {
        return Stream.of(Objects.requireNonNull(System.getenv("PATH")).split(":", -1))
                .map(directory -> Path.of(directory, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itSaysItsVersion() throws Exception {
        assertThat(run("--version")).matches("credledger \\d+\\.\\d+\\.\\d+\\S* \\(Java \\d+\\)\n");
    }

    @Test
    void itSaysWhatToDo() throws Exception {
        assertThat(run("doctor", "--help")).contains("Look for what is wrong");
    }

    @Test
    void everyJarHasALicenceThatIsListed() throws Exception {
        Set<String> listed =
                Licences.of(Files.readAllLines(Path.of("..").resolve(Release.LICENCES))).chosen().keySet().stream()
                        .map(key -> key.substring(key.indexOf(':') + 1))
                        .collect(Collectors.toSet());

        try (Stream<Path> jars = Files.list(unpacked.resolve("lib"))) {
            assertThat(jars.map(jar -> jar.getFileName().toString()))
                    .as("listed in %s, unless left in target/lib by a former build", Release.LICENCES)
                    .hasSizeGreaterThan(100)
                    .allSatisfy(jar -> {
                        Matcher name = JAR.matcher(jar);
                        assertThat(name.matches()).as(jar).isTrue();
                        assertThat(jar.startsWith("credledger-") || listed.contains(name.group(1)))
                                .as(jar)
                                .isTrue();
                    });
        }
    }

    private static String run(String... arguments) throws Exception {
        ProcessBuilder launcher = new ProcessBuilder(Stream.concat(
                        Stream.of(
                                unpacked.resolve("path/bash").toString(),
                                unpacked.resolve("credledger").toString()),
                        Stream.of(arguments))
                .toList());
        launcher.redirectErrorStream(true);
        launcher.environment().clear();
        launcher.environment()
                .putAll(Map.of(
                        "PATH", unpacked.resolve("path").toString(),
                        "JAVA_HOME", unpacked.resolve("jre").toString(),
                        "LC_ALL", "C.UTF-8"));
        Process process = launcher.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
