package io.credledger.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Answers that may come later, and fail as those do that are there at once. */
final class Coming {

    private Coming() {}

    /** The answer, waited for. */
    static <T> T now(CompletableFuture<T> coming) {
        try {
            return coming.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw e;
        }
    }
}
