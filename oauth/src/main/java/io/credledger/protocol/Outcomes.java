package io.credledger.protocol;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** Goes on from an answer or from its failure, to a future that does not fail with it. */
final class Outcomes {

    private Outcomes() {}

    /** Neither function may throw. */
    @SuppressWarnings("FutureReturnValueIgnored") // The future within is what the next line returns.
    static <A, T> CompletableFuture<T> of(
            CompletableFuture<A> question,
            Function<A, CompletableFuture<T>> then,
            Function<Throwable, CompletableFuture<T>> otherwise) {
        CompletableFuture<CompletableFuture<T>> next = question.handle(
                (answer, failure) -> failure == null ? then.apply(answer) : otherwise.apply(cause(failure)));
        return next.thenCompose(Function.identity());
    }

    /** Futures that depend on others wrap. */
    private static Throwable cause(Throwable failure) {
        Throwable cause = failure.getCause();
        return failure instanceof CompletionException && cause != null ? cause : failure;
    }
}
