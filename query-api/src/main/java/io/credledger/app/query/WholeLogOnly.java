package io.credledger.app.query;

import io.credledger.view.StoreReader;
import io.credledger.view.ViewUnavailableException;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Answers nothing from a view that has not come as far as the log was when the process started. What was acknowledged before a crash could
 * be missing in it, and whoever builds on that would be refused for good: a token that is unknown, a connection that is not there.
 */
record WholeLogOnly(StoreReader stores, CaughtUp caughtUp) implements StoreReader {

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        if (!caughtUp.isReached()) {
            throw new ViewUnavailableException("the view is still reading the log");
        }
        return stores.read(store, shard, query);
    }
}
