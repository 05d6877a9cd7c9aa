package io.credledger.refresh;

import io.credledger.ledger.AttemptId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How attempts of this life ended, for the time until the log says so: without it they would look like an earlier life's. Safe for use by many threads. */
final class Pasts {

    /** What is forgotten sooner is taken for lost, which the writer sorts out. */
    private static final int MOST = 20_000;

    /** The fold is hardly ever so far behind; whatever is still open by then must be ended, and the ledger knows if it was. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Map<AttemptId, Ended> ended = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<AttemptId, Ended> eldest) {
            return size() > MOST;
        }
    };

    private record Ended(Past how, long at) {}

    synchronized void put(AttemptId attempt, Past how) {
        ended.put(attempt, new Ended(how, System.nanoTime()));
    }

    synchronized Past of(AttemptId attempt) {
        Ended one = ended.get(attempt);
        if (one == null) {
            return Past.UNKNOWN;
        }
        boolean late = System.nanoTime() - one.at() > LONGEST.toNanos();
        return late && one.how() == Past.DECIDED ? Past.UNKNOWN : one.how();
    }
}
