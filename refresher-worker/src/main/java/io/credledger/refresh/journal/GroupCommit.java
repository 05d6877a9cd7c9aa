package io.credledger.refresh.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thread writes for all: what comes during a flush shares the next one. */
final class GroupCommit implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(GroupCommit.class);

    /** A change and who waits for it; without a change a try whether the disk is back, or the end. */
    private record Wish(@Nullable Change change, CompletableFuture<Void> written) {}

    private final SegmentLog log;
    private final BlockingQueue<Wish> wishes = new LinkedBlockingQueue<>();
    private final Wish end = new Wish(null, new CompletableFuture<>());
    private final AtomicBoolean trying = new AtomicBoolean();
    private final Thread thread = new Thread(this::run, "attempt-journal");
    private volatile boolean healthy = true;
    private final LongAdder puts = new LongAdder();
    private boolean closed;

    GroupCommit(SegmentLog log) {
        this.log = log;
        thread.setDaemon(true);
        thread.start();
    }

    CompletableFuture<Void> put(Change.Put put) {
        Wish wish = new Wish(put, new CompletableFuture<>());
        enqueue(wish);
        return wish.written();
    }

    /** Nobody waits: lost, it brings back an entry that is harmless. */
    void done(Change.Done done) {
        enqueue(new Wish(done, new CompletableFuture<>()));
    }

    long puts() {
        return puts.sum();
    }

    boolean isHealthy() {
        if (!healthy && trying.compareAndSet(false, true)) {
            enqueue(new Wish(null, new CompletableFuture<>()));
        }
        return healthy;
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (!closed) {
                closed = true;
                wishes.add(end);
            }
        }
        end.written().exceptionally(failure -> null).join();
        log.close();
    }

    private synchronized void enqueue(Wish wish) {
        if (closed) {
            wish.written().completeExceptionally(new IOException("the attempt journal is closed"));
        } else {
            wishes.add(wish);
        }
    }

    private void run() {
        List<Wish> batch = new ArrayList<>();
        try {
            while (!batch.contains(end)) {
                batch.clear();
                batch.add(wishes.take());
                wishes.drainTo(batch);
                write(batch);
            }
        } catch (InterruptedException e) {
            LOG.error("attempt journal: its thread was interrupted");
        } finally {
            stop(batch);
        }
    }

    private void write(List<Wish> batch) {
        List<Change> changes =
                batch.stream().map(Wish::change).filter(Objects::nonNull).toList();
        try {
            log.write(changes);
            healthy = true;
            puts.add(changes.stream().filter(Change.Put.class::isInstance).count());
            trying.set(false);
            // The end is told when it is over, which it is not yet.
            batch.stream()
                    .filter(wish -> !wish.equals(end))
                    .forEach(wish -> wish.written().complete(null));
        } catch (IOException | RuntimeException e) {
            healthy = false;
            trying.set(false);
            LOG.error(
                    "attempt journal: {} records cannot be written: {}",
                    changes.size(),
                    e.getClass().getName());
            batch.forEach(wish -> wish.written().completeExceptionally(e));
        }
    }

    private synchronized void stop(List<Wish> unfinished) {
        closed = true;
        healthy = false;
        IOException ended = new IOException("the attempt journal is closed");
        unfinished.forEach(wish -> wish.written().completeExceptionally(ended));
        wishes.forEach(wish -> wish.written().completeExceptionally(ended));
        end.written().complete(null);
    }
}
