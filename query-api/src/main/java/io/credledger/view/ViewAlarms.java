package io.credledger.view;

import io.credledger.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;

/** The counters that need a person when they are not zero. They are zero from the start: a rate cannot be told of a series that begins with one. */
public final class ViewAlarms {

    private ViewAlarms() {}

    public static void announce(MeterRegistry registry) {
        registry.counter(Stall.METRIC);
        registry.counter(Quarantine.METRIC, "topic", Topics.EVENTS.name());
        registry.counter(Quarantine.METRIC, "topic", Topics.KEYS.name());
    }
}
