package io.credledger.refresh.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Appends to one new segment. */
final class SegmentWriter implements Closeable {
    private final long number;
    private final Disk.Sink file;
    private long size;

    SegmentWriter(Disk disk, long number) throws IOException {
        this.number = number;
        this.file = disk.create(Segment.name(number));
    }

    void append(Iterable<? extends Change> changes) throws IOException {
        for (Change change : changes) {
            ByteBuffer frame = Frame.encode(number, size, change);
            int length = frame.remaining();
            file.append(frame);
            size += length;
        }
    }

    void force() throws IOException {
        file.force();
    }

    long size() {
        return size;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
