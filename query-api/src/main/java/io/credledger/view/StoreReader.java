package io.credledger.view;

import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Reads the view's stores, shard by shard. */
public interface StoreReader {

    /**
     * What the query makes of the store of one shard.
     *
     * @param query may run twice; closes its iterators, and keeps neither them nor the store
     * @throws ViewUnavailableException when this process does not have the store now
     */
    <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query);
}
