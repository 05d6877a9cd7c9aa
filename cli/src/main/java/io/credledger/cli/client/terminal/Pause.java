package io.credledger.cli.client.terminal;

import java.time.Duration;

/** Lets time pass. */
@FunctionalInterface
public interface Pause {

    void of(Duration duration) throws InterruptedException;

    static Pause real() {
        return duration -> Thread.sleep(duration.toMillis());
    }
}
