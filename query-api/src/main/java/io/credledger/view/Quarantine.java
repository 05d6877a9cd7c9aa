package io.credledger.view;

import io.credledger.topic.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sets aside a record that never will be readable: it stays where it is, and an alarm says where. */
final class Quarantine {

    /** Anything but zero needs a person. */
    static final String METRIC = "credledger.view.quarantined";

    private static final Logger LOG = LoggerFactory.getLogger(Quarantine.class);

    private final MeterRegistry metrics;
    private final int shard;

    Quarantine(MeterRegistry metrics, int shard) {
        this.metrics = metrics;
        this.shard = shard;
    }

    /** @param rule what the record breaks; never its content */
    void setAside(Origin origin, String rule) {
        metrics.counter(METRIC, "topic", origin.topic()).increment();
        LOG.error("quarantined the record {}-{}@{}: {}", origin.topic(), shard, origin.offset(), rule);
    }

    /** @param tombstones of data keys that no event says are shredded */
    void unannounced(int tombstones) {
        if (tombstones > 0) {
            metrics.counter(METRIC, "topic", Topics.KEYS.name()).increment(tombstones);
            LOG.error("{} data keys of shard {} were deleted, and no event says so", tombstones, shard);
        }
    }
}
