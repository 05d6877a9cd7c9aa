package io.credledger.cli.keys;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which ledger a tool is for. It goes to Kafka, not to the API. */
final class WhichLedger {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description =
                    "The directory of a 'credledger up' that is running. Else the settings of 'query' say where Kafka and the keys are.")
    private @Nullable Path data;

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, after the environment.")
    private @Nullable Path config;

    @Nullable
    Path data() {
        return data;
    }

    @Nullable
    Path config() {
        return config;
    }
}
