package io.credledger.operation;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Where that goes on which waited without a thread: it reads stores and waits for brokers, so it is neither for the thread that applies
 * events nor for the common pool, which has one thread on two cores.
 */
public final class Continuations {

    private static final int THREADS = 8;

    private Continuations() {}

    /** Its threads end when there is nothing to do, and do not keep the process. */
    public static Executor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS, THREADS, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), Continuations::thread);
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "credledger-continuation");
        thread.setDaemon(true);
        return thread;
    }
}
