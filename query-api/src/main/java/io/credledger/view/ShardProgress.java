package io.credledger.view;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** How far one shard is applied, and who waits for more of it. */
final class ShardProgress {

    private final NavigableMap<Long, List<CompletableFuture<Void>>> waiting = new TreeMap<>();
    private long applied;

    synchronized long applied() {
        return applied;
    }

    CompletableFuture<Void> await(long seq) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        if (register(seq, future)) {
            var unused = future.whenComplete((done, failure) -> forget(seq, future));
        } else {
            future.complete(null);
        }
        return future;
    }

    /** Perhaps back; whoever waits for what is reached now is told. */
    void moveTo(long seq) {
        // Outside the lock: what depends on them may wait again.
        reached(seq).forEach(future -> future.complete(null));
    }

    private synchronized List<CompletableFuture<Void>> reached(long seq) {
        applied = seq;
        List<CompletableFuture<Void>> reached = new ArrayList<>();
        NavigableMap<Long, List<CompletableFuture<Void>>> upToHere = waiting.headMap(seq, true);
        upToHere.values().forEach(reached::addAll);
        upToHere.clear();
        return reached;
    }

    private synchronized boolean register(long seq, CompletableFuture<Void> future) {
        if (seq <= applied) {
            return false;
        }
        waiting.computeIfAbsent(seq, absent -> new ArrayList<>()).add(future);
        return true;
    }

    private synchronized void forget(long seq, CompletableFuture<Void> future) {
        waiting.computeIfPresent(seq, (at, futures) -> {
            futures.removeIf(known -> known == future);
            return futures.isEmpty() ? null : futures;
        });
    }
}
