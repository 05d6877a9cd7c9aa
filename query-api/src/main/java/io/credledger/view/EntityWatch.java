package io.credledger.view;

import io.credledger.ledger.EntityId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Who waits for something to happen to an entity. Nothing is kept for an entity that nobody waits for. */
final class EntityWatch {

    /** Each list is changed only inside the map's own operations, and is nobody's any more once it is taken out. */
    private final ConcurrentMap<EntityId, List<CompletableFuture<Void>>> waiting = new ConcurrentHashMap<>();

    CompletableFuture<Void> await(EntityId entity) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        waiting.compute(entity, (id, known) -> {
            List<CompletableFuture<Void>> futures = known == null ? new ArrayList<>() : known;
            futures.add(future);
            return futures;
        });
        var unused = future.whenComplete((done, failure) -> forget(entity, future));
        return future;
    }

    void changed(EntityId entity) {
        List<CompletableFuture<Void>> woken = waiting.remove(entity);
        if (woken != null) {
            woken.forEach(future -> future.complete(null));
        }
    }

    private void forget(EntityId entity, CompletableFuture<Void> future) {
        waiting.computeIfPresent(entity, (id, futures) -> {
            futures.removeIf(known -> known == future);
            return futures.isEmpty() ? null : futures;
        });
    }

    /** For how many entities somebody waits. */
    int size() {
        return waiting.size();
    }
}
