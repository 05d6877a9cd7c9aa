package io.credledger.view;

import io.credledger.ledger.Octets;
import java.net.InetSocketAddress;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store at another instance, read as if it were here. Entries come in pages: what is written between two of them may be in the later one, and
 * nothing that was there before the first is missing.
 */
final class RemoteStore implements ReadOnlyKeyValueStore<Bytes, byte[]> {

    private final Routes routes;
    private final InetSocketAddress instance;
    private final String store;
    private final int shard;

    RemoteStore(Routes routes, InetSocketAddress instance, String store, int shard) {
        this.routes = routes;
        this.instance = instance;
        this.store = store;
        this.shard = shard;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        Question question = new Question.Get(store, shard, Octets.copyOf(key.get()));
        if (routes.ask(instance, question) instanceof Found.One one) {
            Octets value = one.value();
            return value == null ? null : value.toByteArray();
        }
        throw new ShardAwayException("another instance must answer what it was asked");
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(@Nullable Bytes from, @Nullable Bytes to) {
        return new PagedEntries(from, (first, most) -> page(first, to, most));
    }

    private Found.Many page(@Nullable Bytes from, @Nullable Bytes to, int most) {
        Question question = new Question.Scan(store, shard, octets(from), octets(to), most);
        if (routes.ask(instance, question) instanceof Found.Many many) {
            return many;
        }
        throw new ShardAwayException("another instance must answer what it was asked");
    }

    private static @Nullable Octets octets(@Nullable Bytes key) {
        return key == null ? null : Octets.copyOf(key.get());
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return range(null, null);
    }

    /** Nothing is made of it. */
    @Override
    public long approximateNumEntries() {
        throw new UnsupportedOperationException("a store that is elsewhere is not counted");
    }
}
