package io.credledger.cli.client.connection;

import io.credledger.cli.client.http.ApiRequest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which connections to list. */
final class ConnectionFilters {

    @Option(names = "--owner", paramLabel = "HANDLE", description = "Only those it owns.")
    private @Nullable String owner;

    @Option(names = "--provider", paramLabel = "PROVIDER", description = "Only those at it.")
    private @Nullable String provider;

    @Option(
            names = "--status",
            paramLabel = "STATUS",
            description = "connected, expired, needs_reauth, disconnected or erased.")
    private @Nullable String status;

    @Option(names = "--name", paramLabel = "NAME", description = "Only those of that name.")
    private @Nullable String name;

    @Option(names = "--namespace", paramLabel = "HANDLE", description = "Only those it made.")
    private @Nullable String namespace;

    @Option(names = "--key", paramLabel = "KEY", description = "The one with this key.")
    private @Nullable String key;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "As they were: a time or SHARD:SEQ.")
    private @Nullable String asOf;

    ApiRequest on(ApiRequest list) {
        return list.query("owner", owner)
                .query("provider", provider)
                .query("status", status)
                .query("name", name)
                .query("namespace", namespace)
                .query("key", key)
                .query("as_of", asOf);
    }
}
