package io.credledger.schedule;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Keys as bytes, sorted as RocksDB sorts them; it counts what is asked of it. */
final class MemoryIndex implements DueIndex {
    private final NavigableMap<byte[], DueKey> keys = new TreeMap<>(Arrays::compareUnsigned);
    private long scans;
    private long scanned;

    @Override
    public void put(DueKey key) {
        keys.put(key.encode(), key);
    }

    @Override
    public void remove(DueKey key) {
        keys.remove(key.encode());
    }

    @Override
    public boolean contains(DueKey key) {
        return keys.containsKey(key.encode());
    }

    @Override
    public List<DueKey> scan(byte[] from, byte[] to, int limit) {
        scans++;
        List<DueKey> found = keys.subMap(from, true, to, true).keySet().stream()
                .limit(limit)
                .map(DueKey::decode)
                .toList();
        scanned += found.size();
        return found;
    }

    int size() {
        return keys.size();
    }

    long scans() {
        return scans;
    }

    long scanned() {
        return scanned;
    }
}
