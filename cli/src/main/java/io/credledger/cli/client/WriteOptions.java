package io.credledger.cli.client;

import io.credledger.cli.client.http.ApiRequest;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What every command that writes takes. */
public final class WriteOptions {

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description = "Makes a repeat of this very command harmless; by default random, one per invocation.")
    private @Nullable String key;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            defaultValue = "30s",
            description = "How long to wait until it is written: 30s (the default), 2m.")
    private Duration patience = Duration.ofSeconds(30);

    ApiRequest on(ApiRequest request) {
        return request.header("Idempotency-Key", key == null ? UUID.randomUUID().toString() : key);
    }

    /** How long to wait until it is done. */
    public Duration patience() {
        return patience;
    }
}
