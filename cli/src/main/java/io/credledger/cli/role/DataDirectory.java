package io.credledger.cli.role;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything an {@code up} keeps.
 *
 * @param root what {@code --data} names
 */
record DataDirectory(Path root) {

    DataDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Keys, tokens and passwords; 0700, each file 0600. */
    Path secrets() {
        return root.resolve("secrets");
    }

    Path broker() {
        return root.resolve("broker");
    }

    /** RocksDB stores of a role. */
    Path state(String role) {
        return root.resolve("state").resolve(role);
    }

    /** Answers of providers that the ledger has not taken yet. */
    Path journal() {
        return root.resolve("journal");
    }

    Path logs() {
        return root.resolve("logs");
    }

    /** All that is in it: nothing there is anybody else's to read. */
    List<Path> parts() {
        return List.of(secrets(), broker(), root.resolve("state"), journal(), logs());
    }

    /** Whether no {@code up} ever got as far as formatting its broker here: only then may keys be made. */
    boolean isEmpty() {
        return !Files.exists(broker().resolve("log"));
    }
}
