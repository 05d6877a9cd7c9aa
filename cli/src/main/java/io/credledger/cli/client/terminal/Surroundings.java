package io.credledger.cli.client.terminal;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/**
 * Everything outside of the process that a client command may look at.
 *
 * @param directory where the process was started
 * @param launcher starts other programs
 */
public record Surroundings(
        Terminal terminal,
        Map<String, String> environment,
        Path directory,
        Clock clock,
        Pause pause,
        Launcher launcher) {

    public Surroundings {
        environment = Map.copyOf(environment);
    }

    public static Surroundings system() {
        return new Surroundings(
                Terminal.system(),
                System.getenv(),
                Path.of("").toAbsolutePath(),
                Clock.systemUTC(),
                Pause.real(),
                Launcher.real());
    }

    /** A variable that is set to nothing is not set. */
    public Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    public Path home() {
        return Path.of(variable("HOME").orElseGet(() -> System.getProperty("user.home")));
    }
}
