package io.credledger.refresh.journal;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WorkerId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * What providers answered and the ledger has not yet taken. An entry is put before anything else is done with an answer, and is done when
 * the ledger has accepted or finally refused it; what is open when a journal is opened is to be replayed. The worker's identity is the
 * journal's: whichever process holds the directory is that worker, and only one can.
 */
public final class Journal implements AutoCloseable {

    private static final long SEGMENT_BYTES = 8 << 20;
    private static final long LEAST_ROOM = 64 << 20;

    private final Disk disk;
    private final DirectoryLock lock;
    private final WorkerId worker;
    private final SegmentLog log;
    private final GroupCommit writes;

    private Journal(Disk disk, DirectoryLock lock, WorkerId worker, SegmentLog log) {
        this.disk = disk;
        this.lock = lock;
        this.worker = worker;
        this.log = log;
        this.writes = new GroupCommit(log);
    }

    /**
     * Opens or begins the journal of a directory.
     *
     * @throws JournalInUseException if somebody else has it
     * @throws JournalException if it is of a newer version
     */
    public static Journal open(Path directory) throws IOException {
        return open(directory, SEGMENT_BYTES);
    }

    static Journal open(Path directory, long segmentBytes) throws IOException {
        PrivateDirectory disk = PrivateDirectory.of(directory);
        DirectoryLock lock = DirectoryLock.of(disk);
        try {
            return new Journal(disk, lock, WorkerIdFile.of(disk), SegmentLog.open(disk, segmentBytes));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    public WorkerId worker() {
        return worker;
    }

    /**
     * Keeps an answer, in the place of an earlier one of the same attempt.
     *
     * @param content sealed; at most 1 MiB
     * @return done when it will be there after any crash; what depends on it runs on the journal's own thread unless it says otherwise, and holds up
     *     every other put. It fails with an {@link IOException} when the disk refuses; the answer may nevertheless be among the entries of the next life
     */
    public CompletableFuture<Void> put(AttemptId attempt, byte[] content) {
        if (content.length > Frame.CONTENT_LIMIT) {
            throw new IllegalArgumentException("an entry of the attempt journal has at most 1 MiB");
        }
        return writes.put(new Change.Put(attempt, Octets.copyOf(content)));
    }

    /** Lets an entry go. A crash soon after may bring it back, so that replaying one must be harmless. */
    public void done(AttemptId attempt) {
        writes.done(new Change.Done(attempt));
    }

    /** What is durable and not done, oldest first. */
    public Map<AttemptId, byte[]> entries() {
        Map<AttemptId, byte[]> entries = new LinkedHashMap<>();
        log.live()
                .puts()
                .forEach(put -> entries.put(put.attempt(), put.content().toByteArray()));
        return entries;
    }

    /**
     * Whether a put can be expected to succeed. While it is false no attempt should begin: its answer could not be kept. Asking is what makes a journal
     * that failed try again.
     */
    public boolean isReady() {
        try {
            return writes.isHealthy() && disk.room() >= LEAST_ROOM;
        } catch (IOException e) {
            return false;
        }
    }

    public JournalFigures figures() {
        return new JournalFigures(log.live().count(), log.live().bytes(), writes.puts(), log.forces(), log.broken());
    }

    /** Writes what was put before, then gives the directory back. */
    @Override
    public void close() throws IOException {
        try {
            writes.close();
        } finally {
            lock.close();
        }
    }
}
