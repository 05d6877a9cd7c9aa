package io.credledger.token;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.RemovalCause;
import com.github.benmanes.caffeine.cache.Scheduler;
import io.credledger.ledger.IdentityId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Exchanged tokens of a moment: no longer than they live, than what they were given for lives, than whom they are for, and than the operator
 * says. What goes out of it is wiped at once, also when nobody asks any more. An exchange that is under way is not begun again; one that
 * failed is not kept.
 */
final class ExchangeCache {

    private static final int MOST = 10_000;

    private final Clock clock;
    private final Duration longest;
    private final Function<IdentityId, CompletableFuture<Void>> ends;
    private final Executor executor;
    private final AsyncCache<ExchangeKey, Kept> cache;

    /** @param end when the subject ends; nobody waits for it any more once this is out of the cache */
    private record Kept(Exchanged token, Instant since, Instant until, CompletableFuture<Void> end) {}

    /**
     * Empty.
     *
     * @param ends tells when a subject is deactivated or erased
     * @param executor for forgetting what was kept for it
     */
    ExchangeCache(
            Clock clock, Duration longest, Function<IdentityId, CompletableFuture<Void>> ends, Executor executor) {
        this.clock = clock;
        this.longest = longest;
        this.ends = ends;
        this.executor = executor;
        this.cache = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfter(Expiry.<ExchangeKey, Kept>creating((key, kept) -> left(kept)))
                // By the system's own ticker: to one that stands for a millisecond, an alarm that has just rung
                // is still to come, and no other is set.
                .scheduler(Scheduler.systemScheduler())
                .executor(Runnable::run)
                .removalListener(ExchangeCache::wipe)
                .buildAsync();
    }

    private static void wipe(@Nullable ExchangeKey key, @Nullable Kept kept, RemovalCause cause) {
        if (kept == null) {
            return;
        }
        // One that was replaced may be on its way out of somebody's hands, and is nobody's after that.
        if (cause.wasEvicted()) {
            kept.token().forget();
        }
        kept.end().cancel(false);
    }

    /**
     * One that is good for so long, else a new one, however short that is.
     *
     * @param subjectEnd when what it is given for ends
     */
    CompletableFuture<Exchanged> get(
            ExchangeKey key, Duration minValid, Instant subjectEnd, Supplier<CompletableFuture<Exchanged>> exchange) {
        if (longest.isZero()) {
            // What goes out of the cache is wiped, and this would before anybody has it.
            return exchange.get();
        }
        Instant asked = clock.instant();
        CompletableFuture<Kept> known = kept(key, subjectEnd, exchange);
        return known.thenCompose(kept -> {
                    boolean isNew = !kept.since().isBefore(asked);
                    if (isNew || (asked.isBefore(kept.until()) && kept.token().isGood(asked, minValid))) {
                        return known;
                    }
                    cache.asMap().remove(key, known);
                    return kept(key, subjectEnd, exchange);
                })
                .thenApply(Kept::token);
    }

    private CompletableFuture<Kept> kept(
            ExchangeKey key, Instant subjectEnd, Supplier<CompletableFuture<Exchanged>> exchange) {
        return cache.get(key, (missing, own) -> {
            CompletableFuture<Void> end = ends.apply(key.subject());
            CompletableFuture<Kept> made = begin(exchange, end)
                    .thenApply(token -> new Kept(token, clock.instant(), until(token, subjectEnd), end));
            // Not on this thread: the cache is at work on this very entry.
            var unused = end.thenRunAsync(() -> forget(key, made), executor);
            return made;
        });
    }

    private static CompletableFuture<Exchanged> begin(
            Supplier<CompletableFuture<Exchanged>> exchange, CompletableFuture<Void> end) {
        try {
            return exchange.get().whenComplete((token, failure) -> {
                if (failure != null) {
                    end.cancel(false);
                }
            });
        } catch (RuntimeException e) {
            end.cancel(false);
            throw e;
        }
    }

    /** Whom it is for is no more: it is handed to nobody, and wiped, also if it comes only now. */
    private void forget(ExchangeKey key, CompletableFuture<Kept> made) {
        cache.asMap().remove(key, made);
        var unused = made.thenAccept(kept -> kept.token().forget());
    }

    private Instant until(Exchanged token, Instant subjectEnd) {
        Instant until = clock.instant().plus(longest);
        Instant end = token.expiresAt();
        if (end != null && end.isBefore(until)) {
            until = end;
        }
        return subjectEnd.isBefore(until) ? subjectEnd : until;
    }

    private Duration left(Kept kept) {
        Duration left = Duration.between(clock.instant(), kept.until());
        return left.isNegative() ? Duration.ZERO : left;
    }
}
