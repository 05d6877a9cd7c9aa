package io.credledger.cli.audit.log;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/** One entry of a bundle. */
final class BundleLane implements Lane {

    private final String topic;
    private final int partition;
    private final DataInputStream in;
    private final long length;
    private long passed;

    BundleLane(String topic, int partition, DataInputStream in, long length) {
        this.topic = topic;
        this.partition = partition;
        this.in = in;
        this.length = length;
    }

    @Override
    public @Nullable ConsumerRecord<byte[], byte[]> next() {
        if (passed == length) {
            return null;
        }
        try {
            long offset = in.readLong();
            long time = in.readLong();
            byte[] key = bytes();
            byte[] value = bytes();
            passed++;
            return record(offset, time, key, value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("NullAway") // Kafka's record takes null for no key and for a tombstone, and does not say so.
    private ConsumerRecord<byte[], byte[]> record(
            long offset, long time, byte @Nullable [] key, byte @Nullable [] value) {
        return new ConsumerRecord<>(
                topic,
                partition,
                offset,
                time,
                TimestampType.CREATE_TIME,
                key == null ? -1 : key.length,
                value == null ? -1 : value.length,
                key,
                value,
                new RecordHeaders(),
                Optional.empty());
    }

    private byte @Nullable [] bytes() throws IOException {
        int size = in.readInt();
        if (size < -1 || size > BundleFormat.LONGEST) {
            throw new IOException("a bundle's records have lengths that can be");
        }
        if (size == -1) {
            return null;
        }
        byte[] bytes = new byte[size];
        in.readFully(bytes);
        return bytes;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public long passed() {
        return passed;
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
