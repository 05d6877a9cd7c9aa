package io.credledger.cli.client;

import io.credledger.cli.client.failure.ClientException;
import picocli.CommandLine.Option;

/** What every list takes. */
public final class ListOptions {

    @Option(names = "--limit", paramLabel = "N", description = "At most so many; by default all.")
    private long limit = Long.MAX_VALUE;

    public long limit() {
        if (limit < 1) {
            throw ClientException.usage("--limit must be at least 1");
        }
        return limit;
    }
}
