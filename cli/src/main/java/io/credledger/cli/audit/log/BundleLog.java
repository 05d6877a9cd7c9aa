package io.credledger.cli.audit.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** In a bundle, with no Kafka in reach. */
public final class BundleLog implements LedgerLog {

    private final ZipFile zip;
    private final JsonNode records;

    /** @throws IOException where it is no bundle, or not whole */
    public BundleLog(Path file) throws IOException {
        this.zip = new ZipFile(file.toFile());
        try {
            this.records = manifest().path("records");
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private JsonNode manifest() throws IOException {
        ZipEntry entry = zip.getEntry(BundleFormat.MANIFEST);
        if (entry == null) {
            throw new IOException("a bundle has a manifest");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            JsonNode manifest = JsonMapper.builder().build().readTree(in);
            if (!manifest.path("format").asText().equals(BundleFormat.NAME)) {
                throw new IOException("a bundle's manifest names its format");
            }
            return manifest;
        }
    }

    @Override
    public int partitions(String topic) {
        int partitions = 0;
        while (zip.getEntry(BundleFormat.entry(topic, partitions)) != null) {
            partitions++;
        }
        return partitions;
    }

    @Override
    public Lane lane(String topic, int partition) {
        String name = BundleFormat.entry(topic, partition);
        try {
            InputStream in = zip.getInputStream(zip.getEntry(name));
            return new BundleLane(
                    topic,
                    partition,
                    new DataInputStream(new BufferedInputStream(in, 1 << 16)),
                    records.path(name).asLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Lane toItsEnd(String topic, int partition) {
        return lane(topic, partition);
    }

    @Override
    public void endHere(String topic) {
        // A bundle does not grow.
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
