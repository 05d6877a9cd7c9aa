package io.credledger.app.refresher;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Where attempts go on: a few threads that work, and one that only wakes them. */
final class Threads implements AutoCloseable {

    private static final int WORKERS = 4;

    private final ExecutorService work = Executors.newFixedThreadPool(WORKERS, named("credledger-refresher-work-"));
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(named("credledger-refresher-timer-"));

    ExecutorService work() {
        return work;
    }

    ScheduledExecutorService timer() {
        return timer;
    }

    private static ThreadFactory named(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /** What has not begun never does: whatever it was about is on the log or in the journal. */
    @Override
    public void close() {
        timer.shutdownNow();
        work.shutdownNow();
    }
}
