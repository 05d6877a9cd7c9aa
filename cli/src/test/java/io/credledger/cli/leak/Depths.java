package io.credledger.cli.leak;

import io.credledger.streams.CommittedRecords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListTopicsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;

/**
 * What the bytes of files may hide: batches that a producer compressed, and keys of which RocksDB's blocks keep only what differs from the one
 * before, whatever their compression is.
 */
final class Depths {

    private final Finder finder;
    private final List<String> found = new ArrayList<>();
    private final AtomicInteger looked = new AtomicInteger();

    Depths(Finder finder) {
        this.finder = finder;
    }

    List<String> found() {
        return found;
    }

    /** How many records and rows were looked at. */
    int looked() {
        return looked.get();
    }

    private void look(String where, byte[]... parts) {
        looked.incrementAndGet();
        for (byte[] part : parts) {
            if (part != null) {
                finder.in(part).forEach(name -> found.add(where + ": " + name));
            }
        }
    }

    /** Every record of every topic, Kafka's own and changelogs too; how many there are of each. */
    Map<String, Integer> topics(Map<String, Object> client) throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        try (Admin admin = Admin.create(client);
                CommittedRecords records = new CommittedRecords(client)) {
            for (String topic : admin.listTopics(new ListTopicsOptions().listInternal(true))
                    .names()
                    .get()) {
                int partitions = records.partitions(topic);
                for (int partition = 0; partition < partitions; partition++) {
                    records.forEach(topic, partition, record -> {
                        counts.merge(topic, 1, Integer::sum);
                        look(topic, record);
                    });
                }
            }
        }
        return counts;
    }

    private void look(String topic, ConsumerRecord<byte[], byte[]> record) {
        look("a record of " + topic, record.key(), record.value());
        record.headers()
                .forEach(header ->
                        look("a header in " + topic, header.key().getBytes(StandardCharsets.UTF_8), header.value()));
    }

    /** Every row of every store; the compression that each store was written with. */
    Map<Path, String> stores(Path state) throws IOException, RocksDBException {
        Map<Path, String> compressions = new HashMap<>();
        try (Stream<Path> paths = Files.walk(state)) {
            for (Path current : paths.filter(path -> path.endsWith("CURRENT")).toList()) {
                Path store = Objects.requireNonNull(current.getParent());
                rows(store);
                compressions.put(state.relativize(store), compression(store));
            }
        }
        return compressions;
    }

    private void rows(Path store) throws RocksDBException {
        List<ColumnFamilyDescriptor> families = new ArrayList<>();
        try (Options options = new Options();
                ColumnFamilyOptions family = new ColumnFamilyOptions();
                DBOptions database = new DBOptions()) {
            for (byte[] name : RocksDB.listColumnFamilies(options, store.toString())) {
                families.add(new ColumnFamilyDescriptor(name, family));
            }
            List<ColumnFamilyHandle> handles = new ArrayList<>();
            try (RocksDB db = RocksDB.openReadOnly(database, store.toString(), families, handles)) {
                for (ColumnFamilyHandle handle : handles) {
                    try (RocksIterator rows = db.newIterator(handle)) {
                        for (rows.seekToFirst(); rows.isValid(); rows.next()) {
                            look("a row of " + store.getFileName(), rows.key(), rows.value());
                        }
                        rows.status();
                    }
                    handle.close();
                }
            }
        }
    }

    private static String compression(Path store) throws IOException {
        try (Stream<Path> files = Files.list(store)) {
            StringBuilder said = new StringBuilder();
            for (Path options : files.filter(
                            file -> file.getFileName().toString().startsWith("OPTIONS-"))
                    .toList()) {
                Files.readAllLines(options).stream()
                        .filter(line -> line.strip().startsWith("compression="))
                        .forEach(line -> said.append(line.strip()).append(' '));
            }
            return said.toString();
        }
    }
}
