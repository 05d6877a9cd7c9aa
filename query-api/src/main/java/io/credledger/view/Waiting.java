package io.credledger.view;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Asks again and again, wherever the shard is, until the answer is yes or nobody waits any more: a shard that moves takes nobody's waiting along.
 */
final class Waiting {

    private static final Executor AFTER_FAILURE = CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

    private final Supplier<CompletableFuture<Found>> question;
    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private volatile CompletableFuture<Found> asked = new CompletableFuture<>();

    private Waiting(Supplier<CompletableFuture<Found>> question) {
        this.question = question;
    }

    /** Completes once the question is answered with yes. */
    static CompletableFuture<Void> until(Supplier<CompletableFuture<Found>> question) {
        Waiting waiting = new Waiting(question);
        var unused = waiting.end.whenComplete((done, failure) -> waiting.asked.cancel(false));
        waiting.ask();
        return waiting.end;
    }

    private void ask() {
        if (end.isDone()) {
            return;
        }
        CompletableFuture<Found> now = question.get();
        asked = now;
        var unused = now.whenComplete((found, failure) -> {
            if (found instanceof Found.Reached reached && reached.reached()) {
                end.complete(null);
            } else if (found instanceof Found.Reached) {
                ask();
            } else if (!end.isDone()) {
                AFTER_FAILURE.execute(this::ask);
            }
        });
    }
}
