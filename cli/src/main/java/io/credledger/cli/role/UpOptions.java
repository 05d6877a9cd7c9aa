package io.credledger.cli.role;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.ledger.Handle;
import io.credledger.ledger.InvalidIdException;
import io.credledger.operation.Directory;
import java.nio.file.Path;
import java.util.List;

/**
 * How an {@code up} is asked for.
 *
 * @param shards and {@code admin}: for the founding
 * @param demo with a provider to try things out
 * @param restored from a copy: nothing is refreshed before somebody has confirmed where the log ends
 */
record UpOptions(Path data, String host, int port, int shards, String admin, boolean demo, boolean restored) {

    /** More would be partitions that one machine never needs; fewer is none. */
    private static final int MAX_SHARDS = 256;

    UpOptions {
        if (port < 0 || port > 65_535) {
            throw problem("--port", "must be between 0 and 65535");
        }
        if (shards < 1 || shards > MAX_SHARDS) {
            throw problem("--shards", "must be between 1 and " + MAX_SHARDS);
        }
    }

    Handle adminHandle() {
        try {
            Handle handle = new Handle(admin);
            if (handle.equals(Handle.SERVER) || admin.equals(Directory.ERASED)) {
                throw problem("--admin", "'server' and 'erased' are reserved");
            }
            return handle;
        } catch (InvalidIdException e) {
            throw problem("--admin", String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException problem(String option, String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(option, rule)));
    }
}
