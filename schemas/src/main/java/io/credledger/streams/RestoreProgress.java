package io.credledger.streams;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Adds up what Streams tells about each store, and tells it on: at the beginning and end of a store, in between once a second. */
final class RestoreProgress implements StateRestoreListener {

    private static final long INTERVAL_NANOS = Duration.ofSeconds(1).toNanos();

    private final Consumer<RestoreSnapshot> listener;
    private final LongSupplier nanoTime;
    private final Map<Store, Progress> stores = new HashMap<>();
    private long lastTold;

    RestoreProgress(Consumer<RestoreSnapshot> listener, LongSupplier nanoTime) {
        this.listener = listener;
        this.nanoTime = nanoTime;
    }

    private record Store(TopicPartition changelog, String name) {}

    private record Progress(long total, long restored, boolean done) {}

    @Override
    public synchronized void onRestoreStart(TopicPartition changelog, String name, long start, long end) {
        stores.put(new Store(changelog, name), new Progress(Math.max(0, end - start), 0, false));
        tell();
    }

    @Override
    public synchronized void onBatchRestored(TopicPartition changelog, String name, long batchEnd, long restored) {
        stores.computeIfPresent(
                new Store(changelog, name), (store, p) -> new Progress(p.total, p.restored + restored, false));
        if (nanoTime.getAsLong() - lastTold >= INTERVAL_NANOS) {
            tell();
        }
    }

    @Override
    public synchronized void onRestoreEnd(TopicPartition changelog, String name, long restored) {
        stores.computeIfPresent(new Store(changelog, name), (store, p) -> new Progress(p.total, p.total, true));
        forgetIfAllAreDone();
        tell();
    }

    @Override
    public synchronized void onRestoreSuspended(TopicPartition changelog, String name, long restored) {
        stores.remove(new Store(changelog, name));
        forgetIfAllAreDone();
        tell();
    }

    synchronized RestoreSnapshot snapshot() {
        return new RestoreSnapshot(
                (int) stores.values().stream()
                        .filter(progress -> !progress.done)
                        .count(),
                stores.values().stream().mapToLong(Progress::restored).sum(),
                stores.values().stream().mapToLong(Progress::total).sum());
    }

    private void forgetIfAllAreDone() {
        if (stores.values().stream().allMatch(Progress::done)) {
            stores.clear();
        }
    }

    private void tell() {
        lastTold = nanoTime.getAsLong();
        listener.accept(snapshot());
    }
}
