package io.credledger.cli.keys;

import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Which key file is to be changed. */
final class WhichFile {

    @ArgGroup(multiplicity = "0..1")
    private @Nullable Place place;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "Settings, after the environment: they name the file where nothing else does.")
    private @Nullable Path config;

    static final class Place {

        @Option(names = "--data", paramLabel = "DIR", description = "That of a 'credledger up' with this directory.")
        private @Nullable Path data;

        @Option(names = "--file", paramLabel = "FILE", description = "This one.")
        private @Nullable Path file;
    }

    /**
     * The file.
     *
     * @param name that it has in the directory of an {@code up}
     * @param configured asks the settings, after {@code --config}
     */
    Path named(String name, Function<@Nullable Path, Path> configured) {
        Path file = place == null ? null : place.file;
        Path data = place == null ? null : place.data;
        if (file != null) {
            return file;
        }
        return data == null ? configured.apply(config) : data.resolve("secrets").resolve(name);
    }
}
