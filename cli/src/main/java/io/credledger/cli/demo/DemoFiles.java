package io.credledger.cli.demo;

import io.credledger.cli.files.DurableFile;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demo keeps in the data directory of an {@code up}.
 *
 * @param data as it was named
 */
record DemoFiles(Path data) {

    /** Where the provider listens: what is sealed for its origin is good there only. */
    Path port() {
        return directory().resolve("port");
    }

    /** What the provider has granted, as digests. */
    Path grants() {
        return directory().resolve("grants.json");
    }

    /** The catalogue file that the services read instead of the operator's. */
    Path providers() {
        return directory().resolve("providers.json");
    }

    Path clientSecret() {
        return data.resolve("secrets").resolve("demo-client-secret");
    }

    /** The demo identity's API token. */
    Path token() {
        return data.resolve("secrets").resolve("demo-token");
    }

    private Path directory() {
        return data.resolve("demo");
    }

    void createDirectory() {
        try {
            DurableFile.createPrivateDirectory(directory());
            DurableFile.makePrivate(directory());
        } catch (IOException e) {
            throw problem(directory(), "must be a directory that can be written");
        }
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw problem(file, "must be a file that can be read");
        }
    }

    static void write(Path file, String text) {
        try {
            DurableFile.write(file, text);
        } catch (IOException e) {
            throw problem(file, "must be a file that can be written");
        }
    }

    static ConfigurationException problem(Path file, String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(file.toString(), rule)));
    }
}
