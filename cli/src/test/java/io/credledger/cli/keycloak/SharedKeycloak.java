package io.credledger.cli.keycloak;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One Keycloak for all tests of a JVM: starting one takes seconds, and realms are cheap. */
public final class SharedKeycloak {

    private static @Nullable KeycloakProcess keycloak;

    private SharedKeycloak() {}

    public static synchronized KeycloakProcess get() throws IOException, InterruptedException {
        if (keycloak == null) {
            KeycloakProcess started = KeycloakProcess.start(Path.of("target", "keycloak-logs"));
            Runtime.getRuntime().addShutdownHook(new Thread(started::close));
            System.out.printf("Keycloak started in %d ms%n", started.startTime().toMillis());
            keycloak = started;
        }
        return keycloak;
    }
}
