package io.credledger.schedule;

import java.time.Instant;

/**
 * What became of an entry that was due and still is in the index.
 *
 * @param again when to come back to it, if it is there by then
 * @param late whether it has to wait although it is due
 */
public record Verdict(Instant again, boolean late) {

    /** Somebody works on it, and the index will change. */
    public static Verdict taken(Instant again) {
        return new Verdict(again, false);
    }

    /** It cannot be done now. */
    public static Verdict held(Instant again) {
        return new Verdict(again, true);
    }
}
