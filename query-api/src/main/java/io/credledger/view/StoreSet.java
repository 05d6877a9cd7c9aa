package io.credledger.view;

import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/** The stores of one shard, by the names of {@link ViewStores}. */
@FunctionalInterface
interface StoreSet {

    KeyValueStore<Bytes, byte[]> named(String name);
}
