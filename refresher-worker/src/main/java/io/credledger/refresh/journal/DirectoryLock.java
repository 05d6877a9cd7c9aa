package io.credledger.refresh.journal;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** That one process alone has a directory; the operating system takes it back when the process dies. */
final class DirectoryLock implements Closeable {

    /** POSIX locks are the process's: closing a second channel to the file would give up the first one's lock. So nobody opens a second one. */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    /** @throws JournalInUseException if somebody has it */
    static DirectoryLock of(PrivateDirectory directory) throws IOException {
        Path path = directory.path();
        if (!HELD_HERE.add(path)) {
            throw new JournalInUseException();
        }
        boolean held = false;
        try {
            FileChannel channel =
                    FileChannel.open(path.resolve("lock"), Set.of(CREATE, WRITE), PrivateDirectory.OWNERS_ONLY);
            try {
                held = channel.tryLock() != null;
            } finally {
                if (!held) {
                    channel.close();
                }
            }
            if (!held) {
                throw new JournalInUseException();
            }
            return new DirectoryLock(path, channel);
        } finally {
            if (!held) {
                HELD_HERE.remove(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } finally {
            HELD_HERE.remove(directory);
        }
    }
}
