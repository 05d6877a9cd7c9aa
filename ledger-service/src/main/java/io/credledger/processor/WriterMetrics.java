package io.credledger.processor;

import io.credledger.ledger.Reply;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** What the writer counts: commands by outcome, records set aside, and keys that a rotation has to look at again. */
public final class WriterMetrics {

    private final MeterRegistry registry;
    private final Counter setAside;
    private final Counter skipped;

    public WriterMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.setAside = Counter.builder("credledger.commands.set.aside")
                .description("Commands that could not be parsed or decided and lie in the dead-letter topic")
                .register(registry);
        this.skipped = Counter.builder("credledger.rewraps.skipped")
                .description(
                        "Data keys that 'keys rotate' brought wrapped anew and that had changed, or gone, meanwhile")
                .register(registry);
    }

    void answered(Reply reply, boolean repeat) {
        String outcome = reply.outcome() instanceof Reply.Refused refused
                ? refused.reason().slug()
                : "accepted";
        registry.counter("credledger.commands", "outcome", repeat ? "repeat" : outcome)
                .increment();
    }

    void skipped(int keys) {
        skipped.increment(keys);
    }

    void setAside() {
        setAside.increment();
    }
}
