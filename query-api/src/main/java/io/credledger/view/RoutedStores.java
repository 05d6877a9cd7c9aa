package io.credledger.view;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of all shards, here or at another instance. While a shard moves its readers wait, for a bounded time. */
public final class RoutedStores implements StoreReader {

    private static final long PAUSE_MILLIS = 50;

    /** More threads than that are not held up by shards that nobody has: others must be served. */
    private static final int MOST_WAITING = 64;

    private final Routes routes;
    private final StoreReader here;
    private final Duration patience;
    private final Semaphore waiting = new Semaphore(MOST_WAITING);

    /** @param patience how long a reader waits for a shard to be somewhere */
    public RoutedStores(Routes routes, StoreReader here, Duration patience) {
        this.routes = routes;
        this.here = here;
        this.patience = patience;
    }

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        long begun = System.nanoTime();
        try {
            return now(store, shard, query);
        } catch (ShardAwayException e) {
            if (!waiting.tryAcquire()) {
                throw e;
            }
        }
        try {
            return soon(store, shard, query, begun);
        } finally {
            waiting.release();
        }
    }

    private <R> R now(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        Whereabouts where = routes.of(Part.of(store), shard);
        if (where instanceof Whereabouts.Here) {
            return here.read(store, shard, query);
        }
        if (where instanceof Whereabouts.At at) {
            return query.apply(new RemoteStore(routes, at.instance(), store, shard));
        }
        throw new ShardAwayException("nobody is known to have the shard");
    }

    private <R> R soon(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query, long begun) {
        while (true) {
            try {
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                return now(store, shard, query);
            } catch (ShardAwayException e) {
                if (System.nanoTime() - begun > patience.toNanos()) {
                    throw e;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ViewUnavailableException("interrupted while a shard was waited for", e);
            }
        }
    }
}
