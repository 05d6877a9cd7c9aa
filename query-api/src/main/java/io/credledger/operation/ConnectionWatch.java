package io.credledger.operation;

import io.credledger.edge.RefusedException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.RefusalReason;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Waits for a connection to become something: woken by the view, never asking it twice in vain, and not for ever. */
final class ConnectionWatch {

    private final LedgerView view;
    private final Executor executor;

    /** @param executor for what goes on after waiting, which must not hold up the view */
    ConnectionWatch(LedgerView view, Executor executor) {
        this.view = view;
        this.executor = executor;
    }

    /** The connection as it is once the rule holds, or once patience has ended, whether it holds or not. */
    CompletableFuture<Row<Connection>> until(ConnectionId id, Predicate<Connection> rule, Duration patience) {
        CompletableFuture<Boolean> end = new CompletableFuture<>();
        look(id, rule, end);
        return end.completeOnTimeout(false, patience.toNanos(), TimeUnit.NANOSECONDS)
                .thenApplyAsync(held -> require(id), executor);
    }

    private void look(ConnectionId id, Predicate<Connection> rule, CompletableFuture<Boolean> end) {
        try {
            Connection now = require(id).state();
            if (rule.test(now)) {
                end.complete(true);
            } else if (!end.isDone()) {
                CompletableFuture<Void> change = view.whenAfter(id, now.version());
                var unusedEnd = end.whenComplete((held, failure) -> change.cancel(false));
                var unusedNext = change.thenRunAsync(() -> look(id, rule, end), executor);
            }
        } catch (RuntimeException e) {
            end.completeExceptionally(e);
        }
    }

    Row<Connection> require(ConnectionId id) {
        return view.connection(id).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CONNECTION));
    }
}
