package io.credledger.benchmarks.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Callers that each wait for an answer before they ask again, a thread each. So a slow server is asked less: latencies are those of this many
 * callers, not those of a given rate.
 */
public final class ClosedLoop {

    private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(5);
    private static final int DIGITS = 3;

    private ClosedLoop() {}

    /** Operations that are under way when the time is over are waited for and not counted. */
    public static Round run(List<Operation> callers, Duration length) throws InterruptedException {
        ExecutorService threads = Executors.newFixedThreadPool(callers.size());
        try {
            CountDownLatch go = new CountDownLatch(1);
            List<Future<Histogram>> running = new ArrayList<>();
            for (Operation caller : callers) {
                running.add(threads.submit(loop(caller, go, length)));
            }
            go.countDown();
            Histogram all = histogram();
            for (Future<Histogram> one : running) {
                all.add(one.get());
            }
            return Round.of(all, length.toNanos());
        } catch (ExecutionException e) {
            throw new IllegalStateException("an operation failed, so there are no figures", e.getCause());
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Histogram> loop(Operation caller, CountDownLatch go, Duration length) {
        return () -> {
            Histogram nanos = histogram();
            go.await();
            long end = System.nanoTime() + length.toNanos();
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                caller.run();
                long now = System.nanoTime();
                if (now <= end) {
                    nanos.recordValue(now - begin);
                }
            }
            return nanos;
        };
    }

    private static Histogram histogram() {
        return new Histogram(LONGEST_NANOS, DIGITS);
    }
}
