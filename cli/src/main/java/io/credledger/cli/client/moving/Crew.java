package io.credledger.cli.client.moving;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Does several rows at a time, and reads no further than it can work. What one of them throws ends it all. */
final class Crew implements AutoCloseable {

    private final ExecutorService workers;
    private final Semaphore places;
    private final int size;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    Crew(int size) {
        this.size = size;
        this.workers = Executors.newFixedThreadPool(size);
        this.places = new Semaphore(size);
    }

    /** Begins it as soon as a place is free. */
    void take(Reading.Row row, Consumer<Reading.Row> work) {
        acquire(1);
        complain();
        workers.execute(() -> {
            try {
                work.accept(row);
            } catch (RuntimeException | Error e) {
                failure.compareAndSet(null, e);
            } finally {
                places.release();
            }
        });
    }

    /** Waits until all that was begun is done. */
    void finish() {
        acquire(size);
        places.release(size);
        complain();
    }

    private void acquire(int permits) {
        try {
            places.acquire(permits);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(ExitCode.UNEXPECTED, "interrupted");
        }
    }

    private void complain() {
        Throwable first = failure.get();
        if (first instanceof ClientException told) {
            throw told;
        }
        if (first != null) {
            throw new IllegalStateException("a row must be refused or stored", first);
        }
    }

    @Override
    public void close() {
        workers.shutdown();
        try {
            // What is under way is told the server already.
            workers.awaitTermination(2, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
