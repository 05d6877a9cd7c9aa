package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import io.credledger.cli.files.DurableFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One process per broker directory. Kafka has a lock of its own, but in a combined node it takes it only after it has opened the
 * metadata log, so a second process would already have written there.
 */
final class DirectoryLock implements AutoCloseable {
    private static final String FILE = "lock";

    /**
     * Directories of brokers in this JVM. They are looked up before the file is touched: on POSIX a process loses its lock when it closes
     * any descriptor of the file, so a refused second attempt would open the door for others.
     */
    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock acquire(Path directory) {
        try {
            DurableFile.createPrivateDirectory(directory);
            return lock(directory.toRealPath());
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, directory, e);
        }
    }

    private static DirectoryLock lock(Path directory) throws IOException {
        if (!HELD_HERE.add(directory)) {
            throw new BrokerException(Fault.DIRECTORY_IN_USE, directory);
        }
        boolean locked = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(directory.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            locked = channel.tryLock() != null;
            if (!locked) {
                throw new BrokerException(Fault.DIRECTORY_IN_USE, directory);
            }
            return new DirectoryLock(directory, channel);
        } finally {
            if (!locked) {
                release(directory, channel);
            }
        }
    }

    private static void release(Path directory, @Nullable FileChannel channel) throws IOException {
        try {
            if (channel != null) {
                channel.close();
            }
        } finally {
            HELD_HERE.remove(directory);
        }
    }

    @Override
    public void close() {
        try {
            if (channel.isOpen()) {
                release(directory, channel);
            }
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, directory, e);
        }
    }
}
