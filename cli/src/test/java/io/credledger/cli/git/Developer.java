package io.credledger.cli.git;

import io.credledger.cli.system.Person;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.Assertions;

/**
 * Somebody with a shell, a home of their own and git's installation line in it.
 *
 * @param path where the command is installed
 */
record Developer(Person person, Path home, Path path) {

    private static final String GUIDE = "../docs/git.md";

    /** At a fresh home, logged in to the ledger. */
    static Developer of(Person person, Path home, Path path) throws Exception {
        Developer developer = new Developer(person, Files.createDirectories(home), path);
        Path token = Files.writeString(home.resolve("token"), person.token());
        developer
                .run("credledger login --url http://127.0.0.1:" + person.port() + " --token-file token")
                .succeeds();
        Files.delete(token);
        developer.run(developer.line("git config --global credential.helper ")).succeeds();
        return developer;
    }

    /** What a shell printed on both outputs, and how it ended. */
    record Outcome(int code, String output) {

        Outcome succeeds() {
            Assertions.assertThat(code).as(output).isZero();
            return this;
        }
    }

    /** The line of the guide that begins so, as everybody copies it from there. */
    String line(String beginning) throws IOException {
        return Files.readAllLines(Path.of(GUIDE)).stream()
                .filter(line -> line.startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    Outcome run(String script) throws Exception {
        return run(home, script);
    }

    Outcome run(Path directory, String script) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("bash", "-ec", script)
                .directory(directory.toFile())
                .redirectErrorStream(true);
        Map<String, String> environment = shell.environment();
        environment.keySet().removeIf(name -> name.startsWith("CREDLEDGER_") || name.startsWith("GIT_"));
        environment.remove("XDG_CONFIG_HOME");
        environment.put("HOME", home.toString());
        environment.put("PATH", path + ":" + environment.get("PATH"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_TERMINAL_PROMPT", "0");
        // Tells every program that git starts, and with which arguments.
        environment.put("GIT_TRACE", "1");
        Process process = shell.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
