package io.credledger.cli.keycloak;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Keycloak's distribution, as Maven unpacked it. */
record KeycloakHome(Path directory) {

    private static final String PROPERTY = "credledger.keycloak.home";

    static KeycloakHome unpacked() {
        String home = System.getProperty(PROPERTY);
        if (home == null || !Files.isRegularFile(Path.of(home, "bin", "kc.sh"))) {
            throw new AssertionError(PROPERTY + " must name Keycloak's distribution, which `mvn verify` unpacks");
        }
        return new KeycloakHome(Path.of(home));
    }

    /** Fixes what cannot change while it runs, once for the life of the directory: eight seconds that no start pays again. */
    void build(Path log) throws IOException, InterruptedException {
        Path done = directory.resolve("built-for-tests");
        if (Files.exists(done)) {
            return;
        }
        Process build = command(List.of("build", "--db=dev-mem"))
                .redirectOutput(log.toFile())
                .start();
        if (build.waitFor() != 0) {
            throw new AssertionError("Keycloak must build, see " + log);
        }
        Files.createFile(done);
    }

    /** Under this JVM's own JDK, and under no setting of whoever runs the tests. */
    ProcessBuilder command(List<String> arguments) {
        List<String> command = new ArrayList<>(
                List.of("/bin/sh", directory.resolve("bin/kc.sh").toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("KC_") || name.startsWith("JAVA") || name.startsWith("QUARKUS_"));
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m");
        // It lives for minutes: code compiled better is never paid back.
        environment.put("JAVA_OPTS_APPEND", "-XX:TieredStopAtLevel=1");
        return builder;
    }
}
