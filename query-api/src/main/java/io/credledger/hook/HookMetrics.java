package io.credledger.hook;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** What becomes of notices. Nobody's address is a label. */
final class HookMetrics {

    private static final String ATTEMPTS = "credledger.webhooks.attempts";

    private final MeterRegistry registry;
    private final AtomicLong waiting = new AtomicLong();
    private final AtomicLong oldestSeconds = new AtomicLong();

    HookMetrics(MeterRegistry registry) {
        this.registry = registry;
        registry.gauge("credledger.webhooks.waiting", waiting);
        registry.gauge("credledger.webhooks.oldest.waiting.seconds", oldestSeconds);
        for (Outcome outcome : Outcome.values()) {
            registry.counter(ATTEMPTS, "outcome", outcome.slug());
        }
    }

    void ended(Outcome outcome) {
        registry.counter(ATTEMPTS, "outcome", outcome.slug()).increment();
    }

    void stand(Collection<Standing> standings, Instant now) {
        waiting.set(standings.stream().mapToLong(Standing::waiting).sum());
        oldestSeconds.set(standings.stream()
                .map(Standing::waitingSince)
                .filter(since -> since != null)
                .mapToLong(since -> Duration.between(since, now).toSeconds())
                .max()
                .orElse(0));
    }
}
