package io.credledger.view;

import io.credledger.merkle.Growth;
import io.credledger.merkle.Nodes;
import io.credledger.merkle.TreeHash;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The complete subtrees of one shard's tree. What a leaf completes is written when it comes, and written the same when it comes again, so
 * whatever a crash took of it comes back with the leaf.
 */
final class TreeStore implements Growth.Shelf {

    private final KeyValueStore<Bytes, byte[]> store;

    TreeStore(KeyValueStore<Bytes, byte[]> store) {
        this.store = store;
    }

    @Override
    public void put(int level, long index, TreeHash hash) {
        store.put(StoreKeys.node(level, index), hash.toByteArray());
    }

    @Override
    public TreeHash at(int level, long index) {
        return nodes(store).at(level, index);
    }

    boolean has(int level, long index) {
        return store.get(StoreKeys.node(level, index)) != null;
    }

    static Nodes nodes(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
        return (level, index) -> {
            byte[] hash = store.get(StoreKeys.node(level, index));
            if (hash == null || hash.length != TreeHash.LENGTH) {
                throw new CorruptStoreException("a tree must have every subtree that is complete");
            }
            return TreeHash.of(hash);
        };
    }
}
