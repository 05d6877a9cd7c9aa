package io.credledger.view;

import io.credledger.wire.RegistryUnavailableException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Tries again while the schema registry is away: the same bytes may be readable in a moment. Then the thread dies and is replaced. */
final class RegistryPatience {

    private final int attempts;
    private final Duration pause;

    /** Half of the eight seconds that a topology has to stop. */
    static final RegistryPatience DEFAULT = new RegistryPatience(16, Duration.ofMillis(250));

    RegistryPatience(int attempts, Duration pause) {
        this.attempts = attempts;
        this.pause = pause;
    }

    /** @param fold can be done again from its beginning */
    void run(Runnable fold) {
        for (int attempt = 1; ; attempt++) {
            try {
                fold.run();
                return;
            } catch (RegistryUnavailableException e) {
                if (attempt == attempts) {
                    throw e;
                }
                LockSupport.parkNanos(pause.toNanos());
            }
        }
    }
}
