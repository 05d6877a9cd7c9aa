package io.credledger.cli.suite;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One end of a process, planned. Once it has happened, nothing that the process does reaches the broker any more: what was open stays open, as
 * with kill -9. Static, because Streams is told classes and not objects; one suite runs in a JVM at a time.
 */
final class Crash {

    private static final AtomicReference<@Nullable Crash> PLANNED = new AtomicReference<>();

    private final CrashPoint point;
    private final CountDownLatch happened = new CountDownLatch(1);

    private Crash(CrashPoint point) {
        this.point = point;
    }

    static Crash plan(CrashPoint point) {
        Crash crash = new Crash(point);
        PLANNED.set(crash);
        return crash;
    }

    /** Ends the calling thread's process if that is planned for here. */
    static void at(CrashPoint point) {
        Crash planned = PLANNED.get();
        if (planned != null && planned.point == point && PLANNED.compareAndSet(planned, null)) {
            planned.happened.countDown();
            throw new ProcessEnded();
        }
    }

    boolean awaitHappened(long seconds) throws InterruptedException {
        return happened.await(seconds, TimeUnit.SECONDS);
    }

    /** An error, so that nothing takes it for a defect of a command. */
    static final class ProcessEnded extends Error {
        private static final long serialVersionUID = 1L;

        ProcessEnded() {
            super("the process ended here");
        }
    }
}
