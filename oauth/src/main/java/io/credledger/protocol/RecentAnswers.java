package io.credledger.protocol;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * Answers kept for a while; a question under way is not asked again, a failure is not kept. The least recently used goes when there are
 * {@value #MOST}: base URLs come from users.
 */
final class RecentAnswers<Q, A> {

    static final int MOST = 200;

    private final Duration kept;
    private final Clock clock;
    private final Map<Q, Entry<A>> entries = new LinkedHashMap<>(16, 0.75f, true);

    RecentAnswers(Duration kept, Clock clock) {
        this.kept = kept;
        this.clock = clock;
    }

    synchronized CompletableFuture<A> get(Q question, Function<Q, CompletableFuture<A>> asking) {
        Instant now = clock.instant();
        Entry<A> known = entries.get(question);
        if (known != null && now.isBefore(known.until) && !known.answer.isCompletedExceptionally()) {
            return known.answer;
        }
        CompletableFuture<A> answer = asking.apply(question);
        entries.put(question, new Entry<>(answer, now.plus(kept)));
        if (entries.size() > MOST) {
            entries.remove(entries.keySet().iterator().next());
        }
        return answer;
    }

    private record Entry<A>(CompletableFuture<A> answer, Instant until) {}
}
