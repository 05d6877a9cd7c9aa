package io.credledger.refresh.gate;

import io.credledger.refresh.Passage;
import java.time.Duration;

/** A gate's answer. */
public sealed interface Admission {

    /** @param passage to be ended once, by whoever goes through */
    record Open(Passage passage) implements Admission {}

    /** @param askAgain later than those who were sent away before */
    record Closed(GatePhase phase, Duration askAgain) implements Admission {}
}
