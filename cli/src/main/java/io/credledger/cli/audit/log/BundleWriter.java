package io.credledger.cli.audit.log;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Writes a bundle beside its final place and moves it there when it is whole. */
public final class BundleWriter implements AutoCloseable {

    private final Path target;
    private final Path unfinished;
    private final ZipOutputStream zip;
    private final DataOutputStream data;
    private final ObjectNode records = JsonNodeFactory.instance.objectNode();
    private boolean whole;

    public BundleWriter(Path target) throws IOException {
        this.target = target;
        this.unfinished = target.resolveSibling(target.getFileName() + ".part");
        OutputStream file = Files.newOutputStream(
                unfinished, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(file, 1 << 16));
        this.data = new DataOutputStream(zip);
    }

    /** Is told how far it has got. */
    @FunctionalInterface
    public interface Watch {
        void at(long passed, long length);
    }

    /** All that is left of the lane. */
    public void write(String topic, int partition, Lane lane, Watch watch) throws IOException {
        String name = BundleFormat.entry(topic, partition);
        zip.putNextEntry(new ZipEntry(name));
        long count = 0;
        for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
            data.writeLong(record.offset());
            data.writeLong(record.timestamp());
            bytes(record.key());
            bytes(record.value());
            count++;
            watch.at(lane.passed(), lane.length());
        }
        data.flush();
        zip.closeEntry();
        records.put(name, count);
    }

    private void bytes(byte @Nullable [] bytes) throws IOException {
        data.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            data.write(bytes);
        }
    }

    /** Nothing more comes: the bundle gets its name. */
    public void finish(String ledger) throws IOException {
        ObjectNode manifest = JsonNodeFactory.instance.objectNode();
        manifest.put("format", BundleFormat.NAME).put("ledger", ledger).set("records", records);
        zip.putNextEntry(new ZipEntry(BundleFormat.MANIFEST));
        zip.write(manifest.toPrettyString().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
        zip.close();
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
        whole = true;
    }

    @Override
    public void close() throws IOException {
        if (!whole) {
            zip.close();
            Files.deleteIfExists(unfinished);
        }
    }
}
