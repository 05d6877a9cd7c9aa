package io.credledger.refresh.journal;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The journal's files, for one thread. Each opening, each large segment and each failed write begins a new segment, which first gets
 * what is live; those before it are deleted only once it is durable, so that at every step what is live is in a durable segment.
 */
final class SegmentLog implements Closeable {
    private static final Logger LOG = LoggerFactory.getLogger(SegmentLog.class);
    private static final String BROKEN = ".broken";

    private final Disk disk;
    private final long segmentBytes;
    private final LiveEntries live = new LiveEntries();
    private final Set<Long> damaged = new HashSet<>();
    private long newest;
    private int broken;
    private final LongAdder forces = new LongAdder();
    private @Nullable SegmentWriter current;

    private SegmentLog(Disk disk, long segmentBytes) {
        this.disk = disk;
        this.segmentBytes = segmentBytes;
    }

    static SegmentLog open(Disk disk, long segmentBytes) throws IOException {
        SegmentLog log = new SegmentLog(disk, segmentBytes);
        for (long number : Segment.numbers(disk)) {
            log.recover(number);
        }
        log.begin();
        return log;
    }

    LiveEntries live() {
        return live;
    }

    /** Damaged pieces that were found when the journal was opened. */
    int broken() {
        return broken;
    }

    long forces() {
        return forces.sum();
    }

    /** Puts are durable when this returns; that something is done is so with the next put. After a failure nothing is known of these changes. */
    void write(List<? extends Change> changes) throws IOException {
        SegmentWriter writer = writer();
        current = null;
        try {
            writer.append(changes);
            if (changes.stream().anyMatch(Change.Put.class::isInstance)) {
                force(writer);
            }
        } catch (IOException | RuntimeException e) {
            discard(writer, e);
            live.apply(changes.stream().filter(Change.Done.class::isInstance).toList());
            throw e;
        }
        live.apply(changes);
        current = writer;
    }

    @Override
    public void close() throws IOException {
        SegmentWriter writer = current;
        current = null;
        if (writer != null) {
            try (writer) {
                force(writer);
            }
        }
    }

    private void recover(long number) throws IOException {
        newest = number;
        Segment segment = Segment.read(number, disk.read(Segment.name(number)));
        live.apply(segment.changes());
        if (segment.cut() > 0) {
            LOG.info("attempt journal: segment {} ends with an unfinished record of {} bytes", number, segment.cut());
        }
        if (segment.broken() > 0) {
            LOG.error("attempt journal: segment {} is damaged in {} places", number, segment.broken());
            broken += segment.broken();
            damaged.add(number);
        }
    }

    /** Of a segment that a write failed on nobody knows how much is there: a flush that failed once may succeed next and still have lost it. */
    private SegmentWriter writer() throws IOException {
        SegmentWriter writer = current;
        if (writer == null) {
            return begin();
        }
        return writer.size() > Math.max(segmentBytes, 2 * live.bytes()) ? switchFrom(writer) : writer;
    }

    private SegmentWriter switchFrom(SegmentWriter writer) {
        try {
            return begin();
        } catch (IOException e) {
            LOG.warn(
                    "attempt journal: no new segment, the old one is used on: {}",
                    e.getClass().getName());
            current = writer;
            return writer;
        }
    }

    private SegmentWriter begin() throws IOException {
        SegmentWriter next = new SegmentWriter(disk, ++newest);
        try {
            next.append(live.puts());
            force(next);
            disk.force();
        } catch (IOException | RuntimeException e) {
            discard(next, e);
            deleteUnfinished(newest, e);
            throw e;
        }
        SegmentWriter before = current;
        current = next;
        clear(before);
        return next;
    }

    private void clear(@Nullable SegmentWriter before) {
        try {
            if (before != null) {
                before.close();
            }
            for (long number : Segment.numbers(disk)) {
                String name = Segment.name(number);
                if (number < newest && damaged.remove(number)) {
                    disk.rename(name, name + BROKEN);
                } else if (number < newest) {
                    disk.delete(name);
                }
            }
        } catch (IOException e) {
            // Read again, they say what the new segment says already.
            LOG.warn("attempt journal: an old segment stays: {}", e.getClass().getName());
        }
    }

    private void deleteUnfinished(long number, Exception why) {
        try {
            disk.delete(Segment.name(number));
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private void force(SegmentWriter writer) throws IOException {
        writer.force();
        forces.increment();
    }

    private static void discard(SegmentWriter writer, Exception why) {
        try {
            writer.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }
}
