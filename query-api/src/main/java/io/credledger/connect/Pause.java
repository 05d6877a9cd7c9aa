package io.credledger.connect;

import java.time.Duration;

/** Lets some time pass. */
@FunctionalInterface
public interface Pause {
    void pause(Duration time) throws InterruptedException;
}
