package io.credledger.processor;

import io.credledger.ledger.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the writer counts: commands by outcome, and records set aside. */
public final class WriterMetrics {

    private final MeterRegistry registry;
    private final Counter setAside;

    public WriterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.setAside = Counter.builder("credledger.commands.set.aside")
                .description("Commands that could not be parsed or decided and lie in the dead-letter topic")
                .register(registry);
    }

    void answered(Reply reply, boolean repeat) {
        String outcome = reply.outcome() instanceof Reply.Refused refused
                ? refused.reason().slug()
                : "accepted";
        registry.counter("credledger.commands", "outcome", repeat ? "repeat" : outcome)
                .increment();
    }

    void setAside() {
        setAside.increment();
    }
}
