package io.credledger.token;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.AccessRecord;
import io.credledger.sealing.BrokenSealException;
import io.credledger.session.ClientRefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Nothing leaves, and nothing is refused, before the broker has it. */
record Recording(AccessLog log) {

    /** What is granted, once that is recorded; closed where it cannot be. A refusal is recorded likewise. */
    CompletableFuture<Acquired> of(Attempt attempt, Supplier<CompletableFuture<Acquired>> grant) {
        return refusals(attempt, grant).thenCompose(token -> granted(attempt, token));
    }

    /** What comes of it; a refusal, once that is recorded. */
    <T> CompletableFuture<T> refusals(Attempt attempt, Supplier<CompletableFuture<T>> work) {
        return begun(work).exceptionallyCompose(failure -> refused(attempt, failure));
    }

    /** Fails as it says, also where beginning fails. */
    private static <T> CompletableFuture<T> begun(Supplier<CompletableFuture<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Acquired> granted(Attempt attempt, Acquired token) {
        return log.record(attempt.ended(AccessRecord.HANDED_OUT)).handle((unused, failure) -> {
            if (failure != null) {
                token.close();
                throw new CompletionException(cause(failure));
            }
            return token;
        });
    }

    /** What was refused is recorded; where there was nothing to refuse yet, there is nothing to record. */
    private <T> CompletableFuture<T> refused(Attempt attempt, Throwable failure) {
        Throwable cause = cause(failure);
        String outcome = outcome(cause);
        return outcome == null
                ? CompletableFuture.failedFuture(cause)
                : log.record(attempt.ended(outcome)).thenCompose(unused -> CompletableFuture.failedFuture(cause));
    }

    private static @Nullable String outcome(Throwable cause) {
        if (cause instanceof TokenRefusedException refused) {
            return refused.outcome();
        }
        if (cause instanceof RefusedException refused) {
            return refused.refusal().slug();
        }
        if (cause instanceof ClientRefusedException refused) {
            return refused.error();
        }
        return cause instanceof BrokenSealException ? "seal-broken" : null;
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
