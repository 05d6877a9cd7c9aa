package io.credledger.cli.client;

import io.credledger.cli.client.http.ApiRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that changes one existing thing takes. */
public final class ExpectedVersion {

    @Option(
            names = "--if-version",
            paramLabel = "N",
            description = "Only if it still has this version, as 'show' tells it.")
    private @Nullable Long version;

    public ApiRequest on(ApiRequest request) {
        return request.header("If-Match", version == null ? null : "\"" + version + "\"");
    }
}
