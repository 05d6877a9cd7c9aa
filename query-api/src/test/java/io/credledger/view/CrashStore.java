package io.credledger.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * A store whose writes since the last commit a crash may keep or lose, key by key: more freely than RocksDB with a changelog under
 * at-least-once does, so what survives here survives there.
 */
final class CrashStore implements KeyValueStore<Bytes, byte[]> {

    private final String name;
    private final NavigableMap<Bytes, byte[]> entries = new TreeMap<>();

    /** For each key written since the commit: what it was then, and each later value; null is absent. */
    private final Map<Bytes, List<byte @Nullable []>> uncommitted = new HashMap<>();

    CrashStore(String name) {
        this.name = name;
    }

    void commit() {
        uncommitted.clear();
    }

    void crash(Random random) {
        uncommitted.forEach((key, values) -> {
            byte[] survivor = values.get(random.nextInt(values.size()));
            if (survivor == null) {
                entries.remove(key);
            } else {
                entries.put(key, survivor);
            }
        });
        uncommitted.clear();
    }

    /** Every entry as "store key", the key as text or numbers, and a digest of its value. */
    Map<String, String> content() {
        Map<String, String> content = new TreeMap<>();
        entries.forEach((key, value) -> content.put(name + " " + key, Integer.toHexString(Arrays.hashCode(value))));
        return content;
    }

    @Override
    public void put(Bytes key, byte @Nullable [] value) {
        List<byte @Nullable []> values = uncommitted.computeIfAbsent(key, absent -> {
            List<byte @Nullable []> first = new ArrayList<>();
            first.add(entries.get(key));
            return first;
        });
        values.add(value);
        if (value == null) {
            entries.remove(key);
        } else {
            entries.put(key, value);
        }
    }

    @Override
    public byte @Nullable [] putIfAbsent(Bytes key, byte[] value) {
        byte[] known = entries.get(key);
        if (known == null) {
            put(key, value);
        }
        return known;
    }

    @Override
    public void putAll(List<KeyValue<Bytes, byte[]>> all) {
        all.forEach(entry -> put(entry.key, entry.value));
    }

    @Override
    public byte @Nullable [] delete(Bytes key) {
        byte[] known = entries.get(key);
        put(key, null);
        return known;
    }

    @Override
    public byte @Nullable [] get(Bytes key) {
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
        return iterator(entries.subMap(from, true, to, true));
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> all() {
        return iterator(entries);
    }

    @Override
    public KeyValueIterator<Bytes, byte[]> reverseAll() {
        return iterator(entries.descendingMap());
    }

    private static KeyValueIterator<Bytes, byte[]> iterator(Map<Bytes, byte[]> part) {
        Iterator<Map.Entry<Bytes, byte[]>> copy = new TreeMap<>(part).entrySet().iterator();
        if (part instanceof NavigableMap<Bytes, byte[]> map && map.comparator() != null) {
            TreeMap<Bytes, byte[]> reversed = new TreeMap<>(map.comparator());
            reversed.putAll(part);
            copy = reversed.entrySet().iterator();
        }
        Iterator<Map.Entry<Bytes, byte[]>> rows = copy;
        return new KeyValueIterator<>() {
            @Override
            public void close() {}

            @Override
            public Bytes peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public KeyValue<Bytes, byte[]> next() {
                Map.Entry<Bytes, byte[]> row = rows.next();
                return KeyValue.pair(row.getKey(), row.getValue());
            }
        };
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {}

    @Override
    public void close() {}

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public boolean isOpen() {
        return true;
    }
}
