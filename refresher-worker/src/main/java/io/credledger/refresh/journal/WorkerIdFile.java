package io.credledger.refresh.journal;

import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.WorkerId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;

/** Whose journal it is, in a file beside the segments: 128 random bits, drawn when the journal is new. */
final class WorkerIdFile {
    private static final String NAME = "worker-id";
    private static final String UNFINISHED = NAME + ".new";

    private WorkerIdFile() {}

    /** The directory's id; a new one is durable when this returns. */
    static WorkerId of(Disk disk) throws IOException {
        List<String> names = disk.names();
        if (names.contains(UNFINISHED)) {
            disk.delete(UNFINISHED);
        }
        if (!names.contains(NAME)) {
            write(disk);
        }
        return read(disk);
    }

    private static WorkerId read(Disk disk) throws IOException {
        try {
            return new WorkerId(new String(disk.read(NAME), StandardCharsets.US_ASCII).strip());
        } catch (InvalidIdException e) {
            throw new JournalException("the file worker-id of the attempt journal holds no id", e);
        }
    }

    private static void write(Disk disk) throws IOException {
        SecureRandom random = new SecureRandom();
        String id = WorkerId.of(random.nextLong(), random.nextLong()) + "\n";
        try (Disk.Sink file = disk.create(UNFINISHED)) {
            file.append(ByteBuffer.wrap(id.getBytes(StandardCharsets.US_ASCII)));
            file.force();
        }
        disk.rename(UNFINISHED, NAME);
        disk.force();
    }
}
