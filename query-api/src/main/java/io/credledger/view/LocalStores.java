package io.credledger.view;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** The stores of a running topology. Handles are kept, because finding one takes locks; one that no longer works is found anew, once. */
public final class LocalStores implements StoreReader {

    private final KafkaStreams streams;
    private final Map<At, ReadOnlyKeyValueStore<Bytes, byte[]>> handles = new ConcurrentHashMap<>();

    /** @param streams of {@link ViewTopology}; lent */
    public LocalStores(KafkaStreams streams) {
        this.streams = streams;
    }

    private record At(String store, int shard) {}

    @Override
    public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
        At at = new At(store, shard);
        try {
            return query.apply(handles.computeIfAbsent(at, this::open));
        } catch (InvalidStateStoreException e) {
            handles.remove(at);
        }
        try {
            return query.apply(handles.computeIfAbsent(at, this::open));
        } catch (InvalidStateStoreException e) {
            handles.remove(at);
            throw new ViewUnavailableException("a store of the view is starting, restoring or elsewhere", e);
        }
    }

    private ReadOnlyKeyValueStore<Bytes, byte[]> open(At at) {
        StoreQueryParameters<ReadOnlyKeyValueStore<Bytes, byte[]>> parameters =
                StoreQueryParameters.fromNameAndType(at.store(), QueryableStoreTypes.<Bytes, byte[]>keyValueStore());
        try {
            return streams.store(parameters.withPartition(at.shard()));
        } catch (IllegalStateException e) {
            throw new ViewUnavailableException("the view is not running", e);
        }
    }
}
