package io.credledger.cli.role;

import io.credledger.config.Sources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a role's configuration is read from: the environment without what is only for the client, and the file that is named. */
public final class RoleEnvironment {

    private static final Set<String> CLIENT_ONLY =
            Set.of("CREDLEDGER_URL", "CREDLEDGER_TOKEN", "CREDLEDGER_TOKEN_FILE", "CREDLEDGER_JAVA_OPTS");

    private RoleEnvironment() {}

    public static Sources sources(Map<String, String> environment, @Nullable Path file) {
        Map<String, String> ours = new HashMap<>(environment);
        ours.keySet().removeAll(CLIENT_ONLY);
        return file == null ? Sources.of(ours) : Sources.of(ours, file);
    }
}
