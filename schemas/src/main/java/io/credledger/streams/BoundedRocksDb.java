package io.credledger.streams;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Options;

/**
 * Bounds what all stores of a process take together. By default each store of each shard may have 50 MiB of cache and three write buffers
 * of 16 MiB: with 32 shards that is gigabytes outside the heap.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    /** Bytes for all stores of the process; the first store that is opened decides. */
    public static final String MEMORY_CONFIG = "credledger.rocksdb.memory.bytes";

    /** Small also because a quiet store writes its offsets down only when a buffer is full: less to restore after a kill. */
    private static final long WRITE_BUFFER = 1024L * 1024;

    private static final int OPEN_FILES_PER_STORE = 64;

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        RocksDbMemory memory = RocksDbMemory.ofProcess(bytes(configs));
        // Streams' own object: a new one would lose its settings, and Streams its metrics of the cache.
        BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(memory.cache());
        // Counted in the cache, so that indexes of many small stores are bounded too.
        table.setCacheIndexAndFilterBlocks(true);
        table.setPinL0FilterAndIndexBlocksInCache(true);
        options.setTableFormatConfig(table);
        options.setWriteBufferManager(memory.writeBuffers());
        options.setWriteBufferSize(WRITE_BUFFER);
        options.setMaxWriteBufferNumber(2);
        options.setMaxOpenFiles(OPEN_FILES_PER_STORE);
    }

    /** Nothing is this store's alone; see {@link RocksDbMemory}. */
    @Override
    public void close(String storeName, Options options) {}

    private static long bytes(Map<String, Object> configs) {
        Object configured = configs.get(MEMORY_CONFIG);
        return configured == null ? RocksDbMemory.DEFAULT_BYTES : Long.parseLong(configured.toString());
    }
}
