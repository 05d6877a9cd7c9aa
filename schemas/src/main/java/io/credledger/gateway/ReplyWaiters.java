package io.credledger.gateway;

import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Reply;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who waits for which reply. The digest tells two requests under one command id apart, as the writer does. A repeated command gets its reply
 * again, so nothing is kept for those who come later.
 */
final class ReplyWaiters {

    private final Map<Request, Set<Waiter>> waiting = new ConcurrentHashMap<>();

    private record Request(CommandId command, Octets digest) {}

    /** With the identity of an object: futures have no equality of their own. */
    private static final class Waiter {
        private final CompletableFuture<Reply> reply = new CompletableFuture<>();
    }

    /** Completes with the request's next reply. Whoever stops waiting cancels it. */
    CompletableFuture<Reply> await(CommandHeader header) {
        Request request = new Request(header.id(), header.requestDigest());
        Waiter waiter = new Waiter();
        waiting.compute(request, (key, waiters) -> {
            Set<Waiter> all = waiters == null ? new HashSet<>() : waiters;
            all.add(waiter);
            return all;
        });
        var unused = waiter.reply.whenComplete((reply, failure) -> forget(request, waiter));
        return waiter.reply;
    }

    private void forget(Request request, Waiter waiter) {
        waiting.computeIfPresent(request, (key, waiters) -> {
            waiters.remove(waiter);
            return waiters.isEmpty() ? null : waiters;
        });
    }

    void arrived(Reply reply) {
        Set<Waiter> waiters = waiting.remove(new Request(reply.command(), reply.requestDigest()));
        if (waiters != null) {
            waiters.forEach(waiter -> waiter.reply.complete(reply));
        }
    }

    /** How many wait. */
    int size() {
        return waiting.values().stream().mapToInt(Set::size).sum();
    }
}
