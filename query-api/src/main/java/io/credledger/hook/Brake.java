package io.credledger.hook;

import java.time.Instant;

/**
 * How many requests one subscriber gets at a time. Where one after the other fails it is not the notices: then one at a time is tried, with longer
 * and longer pauses, until one is taken. For one thread.
 */
final class Brake {

    /** A slow subscriber must not take all there is. */
    static final int MOST = 4;

    /** Fewer may be about one connection each. */
    static final int PATIENCE = 5;

    private Instant notBefore = Instant.MIN;
    private int underWay;
    private int failures;
    private int pauses;

    /** How many may begin now. */
    int free(Instant now) {
        if (pauses == 0) {
            return MOST - underWay;
        }
        return underWay > 0 || now.isBefore(notBefore) ? 0 : 1;
    }

    void begun() {
        underWay++;
    }

    /** It is not known how it ended, and nobody will ask. */
    void forgotten() {
        underWay--;
    }

    /** Whether the subscriber is back after a pause. */
    boolean taken() {
        boolean back = pauses > 0;
        underWay--;
        failures = 0;
        pauses = 0;
        notBefore = Instant.MIN;
        return back;
    }

    void failed(Instant now, double jitter) {
        underWay--;
        failures++;
        // Of those that were under way together, one counts.
        if (failures >= PATIENCE && !now.isBefore(notBefore)) {
            pauses++;
            notBefore = now.plus(Backoff.after(pauses + 1, jitter));
        }
    }

    /** In a row, since the last that was taken. */
    int failures() {
        return failures;
    }
}
