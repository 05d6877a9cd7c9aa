package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.TestJvm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Somebody's terminal, on whose path the command is. */
record Shell(Path directory, Map<String, String> settings) {

    /** How a command ended, and all that it printed. */
    record Result(int code, String output) {}

    static Shell in(Path directory, Map<String, String> settings) throws IOException {
        Path launcher = Files.createDirectories(directory.resolve("bin")).resolve("credledger");
        TestJvm.launcher(launcher, "256m");
        return new Shell(directory, settings);
    }

    /** @param environment as {@code NAME=value} */
    String run(String command, List<String> environment) throws IOException, InterruptedException {
        Result result = result(command, environment);
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    Result result(String command, List<String> environment) throws IOException, InterruptedException {
        Process process =
                process(command, environment).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    ProcessBuilder process(String command, List<String> environment) {
        ProcessBuilder shell = new ProcessBuilder("bash", "-c", command).directory(directory.toFile());
        shell.environment().merge("PATH", directory.resolve("bin").toString(), (path, bin) -> bin + ":" + path);
        shell.environment().putAll(settings);
        for (String variable : environment) {
            int equals = variable.indexOf('=');
            shell.environment().put(variable.substring(0, equals), variable.substring(equals + 1));
        }
        return shell;
    }
}
