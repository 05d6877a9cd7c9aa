package io.credledger.token;

import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Tells when somebody ends: is deactivated, or erased. */
final class SubjectEnds {

    private final LedgerView view;
    private final Executor executor;

    /** @param executor for looking again, which must not hold up the view */
    SubjectEnds(LedgerView view, Executor executor) {
        this.view = view;
        this.executor = executor;
    }

    /**
     * Completes once the subject is not active, was not for a moment, or nobody can say that it is. Whoever stops waiting cancels it.
     */
    CompletableFuture<Void> of(IdentityId subject) {
        CompletableFuture<Void> end = new CompletableFuture<>();
        look(subject, null, end);
        return end;
    }

    /** @param epoch that it is known to be in; null on the first look */
    private void look(IdentityId subject, @Nullable Long epoch, CompletableFuture<Void> end) {
        try {
            Identity now = view.identity(subject).map(Row::state).orElse(null);
            if (now == null || !now.active() || (epoch != null && now.epoch() != epoch)) {
                end.complete(null);
            } else if (!end.isDone()) {
                long active = now.epoch();
                CompletableFuture<Void> change = view.whenAfter(subject, now.version());
                var unusedEnd = end.whenComplete((ended, failure) -> change.cancel(false));
                var unusedNext = change.thenRunAsync(() -> look(subject, active, end), executor);
            }
        } catch (RuntimeException e) {
            end.complete(null);
        }
    }
}
