package io.credledger.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.state.internals.BlockBasedTableConfigWithAccessibleCache;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

final class BoundedRocksDbTest {

    private static final Map<String, Object> CONFIGS = Map.of(BoundedRocksDb.MEMORY_CONFIG, "33554432");

    private final BoundedRocksDb setter = new BoundedRocksDb();

    @BeforeAll
    static void loadNativeLibrary() {
        RocksDB.loadLibrary();
    }

    @Test
    void allStoresShareOneCacheAndOneBudgetForWrites() {
        try (Options one = options();
                Options two = options()) {
            setter.setConfig("one", one, CONFIGS);
            setter.setConfig("two", two, CONFIGS);

            assertThat(cache(one)).isSameAs(cache(two));
            assertThat(one.writeBufferManager()).isSameAs(two.writeBufferManager());
            assertThat(one.writeBufferSize() * one.maxWriteBufferNumber()).isLessThanOrEqualTo(2L * 1024 * 1024);
        }
    }

    @Test
    void aStoreThatIsClosedLeavesTheOthersWorking(@TempDir Path dir) throws RocksDBException {
        try (Options kept = options();
                Options closed = options();
                RocksDB store = open(kept, dir.resolve("kept"))) {
            RocksDB other = open(closed, dir.resolve("closed"));
            other.put("k".getBytes(UTF_8), "v".getBytes(UTF_8));
            setter.close("closed", closed);
            other.close();

            for (int i = 0; i < 5_000; i++) {
                store.put(("key" + i).getBytes(UTF_8), new byte[1_000]);
            }

            assertThat(store.get("key4999".getBytes(UTF_8))).hasSize(1_000);
            assertThat(store.get("key0".getBytes(UTF_8))).hasSize(1_000);
            assertThat(((BlockBasedTableConfigWithAccessibleCache) kept.tableFormatConfig())
                            .blockCache()
                            .getUsage())
                    .isPositive();
        }
    }

    private RocksDB open(Options options, Path path) throws RocksDBException {
        setter.setConfig("store", options, CONFIGS);
        return RocksDB.open(options, path.toString());
    }

    /** As Streams makes them. */
    private static Options options() {
        return new Options()
                .setTableFormatConfig(new BlockBasedTableConfigWithAccessibleCache())
                .setCreateIfMissing(true);
    }

    private static Object cache(Options options) {
        return ((BlockBasedTableConfigWithAccessibleCache) options.tableFormatConfig()).blockCache();
    }
}
