package io.credledger.token;

import java.util.concurrent.CompletableFuture;

/** Where every hand-out, every refusal of one, every failed sign-in and every audit read is written before anybody hears of it. */
@FunctionalInterface
public interface AccessLog {

    /**
     * Records; no thread waits.
     *
     * @return completed when the record is acknowledged, else exceptionally with {@link AccessNotRecordedException}
     */
    CompletableFuture<Void> record(AccessEntry entry);
}
