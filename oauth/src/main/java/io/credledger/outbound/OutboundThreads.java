package io.credledger.outbound;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads beside those that read and write: names are looked up in some, callers go on in others, and one knows the time. */
final class OutboundThreads implements AutoCloseable {

    /** Resolvers block, for many seconds when a server of theirs is down. */
    private final ExecutorService names = Executors.newFixedThreadPool(8, daemons("outbound-names-"));

    private final ExecutorService callers = Executors.newFixedThreadPool(4, daemons("outbound-callers-"));
    private final ScheduledThreadPoolExecutor time = new ScheduledThreadPoolExecutor(1, daemons("outbound-time-"));

    OutboundThreads() {
        time.setRemoveOnCancelPolicy(true);
    }

    Executor names() {
        return names;
    }

    Executor callers() {
        return callers;
    }

    /** Unless {@code unless} is done before. */
    void after(Duration delay, Runnable alarm, CompletableFuture<?> unless) {
        Future<?> set = time.schedule(alarm, delay.toNanos(), TimeUnit.NANOSECONDS);
        CompletableFuture<?> unused = unless.whenComplete((done, failure) -> set.cancel(false));
    }

    @Override
    public void close() {
        time.shutdownNow();
        names.shutdownNow();
        callers.shutdown();
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
