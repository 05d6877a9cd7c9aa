package io.credledger.fold;

import io.credledger.refresh.Passage;
import io.credledger.refresh.Plan;
import java.time.Duration;

/** Whether a provider may be asked now. Safe for use by many threads. */
@FunctionalInterface
public interface Gatekeeper {

    Answer ask(Plan plan);

    /** Whoever was told to ask again later asks now. */
    default void everybodyAsksNow() {}

    /** Yes, or when to ask again. */
    sealed interface Answer {

        /** @param passage to be ended by whoever goes through */
        record Open(Passage passage) implements Answer {}

        record Closed(Duration askAgain) implements Answer {}
    }
}
