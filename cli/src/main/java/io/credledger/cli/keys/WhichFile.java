package io.credledger.cli.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which key file is to be changed. */
final class WhichFile {

    @ArgGroup(multiplicity = "1")
    private Place place = new Place();

    static final class Place {

        @Option(names = "--data", paramLabel = "DIR", description = "That of a 'credledger up' with this directory.")
        private @Nullable Path data;

        @Option(names = "--file", paramLabel = "FILE", description = "This one.")
        private @Nullable Path file;
    }

    /** @param name that it has in the directory of an {@code up} */
    Path named(String name) {
        Path file = place.file;
        Path data = place.data == null ? Path.of("data") : place.data;
        return file == null ? data.resolve("secrets").resolve(name) : file;
    }
}
