package io.credledger.cli.audit.log;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.CompressionType;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.IndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteBufferManager;
import org.rocksdb.WriteOptions;

/**
 * A place on disk for what does not fit into memory, gone when it is closed. What is kept there is never in clear: states are pseudonymous, keys
 * are wrapped. Safe for use by several threads.
 */
public final class Scratch implements AutoCloseable {

    private static final long CACHE_BYTES = 128L << 20;
    /** Within the cache's bytes. */
    private static final long UNWRITTEN_BYTES = 64L << 20;

    private static final long BUFFER_BYTES = 16L << 20;
    private static final int BITS_PER_KEY = 10;
    private static final double FILTER_SHARE = 0.05;
    private static final int BLOCK_BYTES = 2 << 10;
    private static final int PARTITION_BYTES = 4 << 10;
    /** What may stay although data was read since. */
    private static final double FOR_INDEXES = 0.5;

    static {
        RocksDB.loadLibrary();
    }

    /** Of all of them together: a verification has several at a time. They live as long as the process. */
    private static final LRUCache CACHE = new LRUCache(CACHE_BYTES, -1, false, FOR_INDEXES);

    private static final WriteBufferManager UNWRITTEN = new WriteBufferManager(UNWRITTEN_BYTES, CACHE);

    private final PassingDirectory directory = new PassingDirectory();
    private final BloomFilter filter = new BloomFilter(BITS_PER_KEY);
    private final Options options;
    private final WriteOptions unlogged = new WriteOptions().setDisableWAL(true);
    private final RocksDB db;

    public Scratch() {
        try {
            options = new Options()
                    .setCreateIfMissing(true)
                    .setWriteBufferManager(UNWRITTEN)
                    .setWriteBufferSize(BUFFER_BYTES)
                    // Most of what is looked for is not there.
                    .setMemtablePrefixBloomSizeRatio(FILTER_SHARE)
                    .setMemtableWholeKeyFiltering(true)
                    // Wrapped keys are random bytes, and what is here lives for minutes.
                    .setCompressionType(CompressionType.NO_COMPRESSION)
                    .setTableFormatConfig(new BlockBasedTableConfig()
                            .setBlockCache(CACHE)
                            // Keys are random: of what is read with one, nothing else is wanted.
                            .setBlockSize(BLOCK_BYTES)
                            .setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash)
                            .setFilterPolicy(filter)
                            // Else they would be in memory for every file there is; whole, each miss would read half a
                            // megabyte.
                            .setCacheIndexAndFilterBlocks(true)
                            .setCacheIndexAndFilterBlocksWithHighPriority(true)
                            .setIndexType(IndexType.kTwoLevelIndexSearch)
                            .setPartitionFilters(true)
                            .setMetadataBlockSize(PARTITION_BYTES)
                            .setPinTopLevelIndexAndFilter(true));
            db = RocksDB.open(options, directory.path().toString());
        } catch (RocksDBException e) {
            directory.close();
            throw failed(e);
        }
    }

    public byte @Nullable [] get(byte[] key) {
        try {
            return db.get(key);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    public void put(byte[] key, byte[] value) {
        try {
            db.put(unlogged, key, value);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** Many entries, written some hundreds at a time; what reads sees them when it is closed. For one thread. */
    public final class Batch implements AutoCloseable {

        private static final int BYTES = 256 << 10;

        private final WriteBatch entries = new WriteBatch();

        private Batch() {}

        public void put(byte[] key, byte[] value) {
            try {
                entries.put(key, value);
                spill(BYTES);
            } catch (RocksDBException e) {
                throw failed(e);
            }
        }

        public void delete(byte[] key) {
            try {
                entries.delete(key);
                spill(BYTES);
            } catch (RocksDBException e) {
                throw failed(e);
            }
        }

        private void spill(int most) throws RocksDBException {
            if (entries.getDataSize() > most) {
                db.write(unlogged, entries);
                entries.clear();
            }
        }

        /** Writes what is left. */
        @Override
        public void close() {
            try (entries) {
                spill(0);
            } catch (RocksDBException e) {
                throw failed(e);
            }
        }
    }

    /** The caller closes it. */
    public Batch batch() {
        return new Batch();
    }

    public void delete(byte[] key) {
        try {
            db.delete(unlogged, key);
        } catch (RocksDBException e) {
            throw failed(e);
        }
    }

    /** What a scan does with each entry. */
    @FunctionalInterface
    public interface Each {
        void entry(byte[] key, byte[] value);
    }

    /** All entries whose key begins so, in the order of their keys. */
    public void scan(byte[] prefix, Each each) {
        try (RocksIterator entries = db.newIterator()) {
            for (entries.seek(prefix); entries.isValid() && begins(entries.key(), prefix); entries.next()) {
                each.entry(entries.key(), entries.value());
            }
        }
    }

    /** Entries whose key begins so, one at a time. For one thread; the caller closes it. */
    public final class Cursor implements AutoCloseable {

        private final RocksIterator entries = db.newIterator();
        private final byte[] prefix;

        Cursor(byte[] prefix) {
            this.prefix = prefix;
            entries.seek(prefix);
        }

        public boolean isValid() {
            return entries.isValid() && begins(entries.key(), prefix);
        }

        public byte[] key() {
            return entries.key();
        }

        public byte[] value() {
            return entries.value();
        }

        public void next() {
            entries.next();
        }

        @Override
        public void close() {
            entries.close();
        }
    }

    public Cursor cursor(byte[] prefix) {
        return new Cursor(prefix);
    }

    private static boolean begins(byte[] key, byte[] prefix) {
        return key.length >= prefix.length && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length);
    }

    private static IllegalStateException failed(RocksDBException e) {
        return new IllegalStateException("scratch space must be usable", e);
    }

    @Override
    public void close() {
        db.close();
        options.close();
        unlogged.close();
        filter.close();
        directory.close();
    }
}
