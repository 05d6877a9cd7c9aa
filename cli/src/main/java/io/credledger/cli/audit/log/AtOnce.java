package io.credledger.cli.audit.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Work for all processors. When it returns, or fails, nothing of it goes on. */
public final class AtOnce {

    private final int threads;

    public AtOnce(int most) {
        this.threads = Math.max(1, Math.min(most, Runtime.getRuntime().availableProcessors()));
    }

    /** What each comes to, in their order; where some fail, the first of those in that order says how. */
    public <T> List<T> run(List<? extends Callable<T>> parts) {
        ExecutorService pool = Executors.newFixedThreadPool(threads, work -> new Thread(work, "audit"));
        try {
            List<Future<T>> begun = new ArrayList<>();
            for (Callable<T> part : parts) {
                begun.add(pool.submit(part));
            }
            List<T> done = new ArrayList<>();
            for (Future<T> part : begun) {
                done.add(part.get());
            }
            return done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the audit was interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException("a shard must be readable", e.getCause());
        } finally {
            pool.shutdownNow();
            awaitEnd(pool);
        }
    }

    /** What they use is about to be closed. */
    private static void awaitEnd(ExecutorService pool) {
        boolean interrupted = false;
        boolean ended = false;
        while (!ended) {
            try {
                ended = pool.awaitTermination(1, TimeUnit.MINUTES);
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
