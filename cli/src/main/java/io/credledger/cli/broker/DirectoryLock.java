package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * One process per broker directory. Kafka has a lock of its own, but in a combined node it takes it only after it has opened the
 * metadata log, so a second process would already have written there.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock acquire(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            DurableFile.createPrivateDirectory(directory);
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new BrokerException(Fault.DIRECTORY_IN_USE, directory);
            }
            return new DirectoryLock(channel);
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, file, e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very JVM.
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, FILE, e);
        }
    }
}
