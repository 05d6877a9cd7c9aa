package io.credledger.cli.campaign;

import java.nio.file.Path;

/**
 * Where an installation keeps what it keeps.
 *
 * @param data all that has to survive: what a disk would hold
 * @param logs what the processes print
 */
public record Places(Path data, Path logs) {

    Path secrets() {
        return data.resolve("secrets");
    }

    Path broker() {
        return data.resolve("broker");
    }

    Path state(Part part) {
        return data.resolve("state").resolve(part.name());
    }

    public Path masterKey() {
        return secrets().resolve("master.key");
    }

    Path refresherKey() {
        return secrets().resolve("refresher.key");
    }

    Path pseudonymKey() {
        return secrets().resolve("pseudonym.key");
    }

    Path adminToken() {
        return secrets().resolve("admin-token");
    }

    Path password(String principal) {
        return secrets().resolve("broker-" + principal + ".password");
    }

    Path log(String process) {
        return logs.resolve(process + ".log");
    }
}
