package io.credledger.streams;

import org.jspecify.annotations.Nullable;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The native memory that all stores of a process share. Lives as long as the process and is never closed: Streams closes a store's
 * configuration before its metrics stop reading the cache, and reading a closed one ends the JVM.
 */
final class RocksDbMemory {

    static final long DEFAULT_BYTES = 96L * 1024 * 1024;

    private static @Nullable RocksDbMemory ofProcess;

    private final Cache cache;
    private final WriteBufferManager writeBuffers;

    private RocksDbMemory(long bytes) {
        RocksDB.loadLibrary();
        cache = new LRUCache(bytes);
        // A third for writes, taken out of the cache.
        writeBuffers = new WriteBufferManager(bytes / 3, cache);
    }

    static synchronized RocksDbMemory ofProcess(long bytes) {
        if (ofProcess == null) {
            ofProcess = new RocksDbMemory(bytes);
        }
        return ofProcess;
    }

    Cache cache() {
        return cache;
    }

    WriteBufferManager writeBuffers() {
        return writeBuffers;
    }
}
