package io.credledger.view;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Notices events that wait for a data key much longer than one takes to come: it is lost, and their shard stands still. */
final class Stall {

    /** Anything but zero needs a person. */
    static final String METRIC = "credledger.view.stalled";

    private static final Logger LOG = LoggerFactory.getLogger(Stall.class);

    /** Half a minute of looks: while a view is rebuilt, keys may be read long after the events that name them. */
    private static final int PATIENCE = 15;

    private final MeterRegistry metrics;
    private final int shard;
    private long standing;
    private int looks;

    Stall(MeterRegistry metrics, int shard) {
        this.metrics = metrics;
        this.shard = shard;
    }

    /** Told from time to time how far the shard is, and how far it would be if nothing had to wait. */
    void look(long applied, long received) {
        if (applied == received || applied != standing) {
            standing = applied;
            looks = 0;
        } else if (++looks == PATIENCE) {
            metrics.counter(METRIC).increment();
            LOG.error(
                    "shard {} stands still after {}: a data key that its next event needs does not come",
                    shard,
                    applied);
        }
    }
}
