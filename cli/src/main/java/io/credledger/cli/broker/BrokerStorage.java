package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import io.credledger.cli.files.DurableFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.storage.Formatter;

/** The broker's log directory: formatted whole or not at all, with the principals' credentials in its first metadata. */
final class BrokerStorage {
    private static final String LOG = "log";
    private static final String UNFINISHED = "log.formatting";

    private final Path directory;

    BrokerStorage(Path directory) {
        this.directory = directory;
    }

    Path logDirectory() {
        return directory.resolve(LOG);
    }

    boolean isFormatted() {
        return Files.isDirectory(logDirectory());
    }

    /** Formats beside the final place and moves it there when all of it is on disk: Kafka's formatter does not flush its bootstrap records. */
    void format(BrokerPasswords passwords) {
        Path unfinished = directory.resolve(UNFINISHED);
        try {
            delete(unfinished);
            run(unfinished, passwords);
            DurableFile.forceTree(unfinished);
            DurableFile.rename(unfinished, logDirectory());
        } catch (IOException e) {
            throw new BrokerException(Fault.IO, directory, e);
        }
    }

    private static void run(Path target, BrokerPasswords passwords) throws IOException {
        // The formatter prints the credentials' salted hashes.
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerConfiguration.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerConfiguration.CONTROLLER)
                    .setMetadataLogDirectory(target.toString())
                    .setDirectories(List.of(target.toString()))
                    .setScramArguments(scramArguments(passwords))
                    .run();
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            // Not kept as the cause: the formatter's messages repeat arguments that it cannot parse.
            throw new BrokerException(Fault.START, e.getClass().getName());
        }
    }

    private static List<String> scramArguments(BrokerPasswords passwords) {
        return Arrays.stream(BrokerPrincipal.values())
                .map(principal -> BrokerConfiguration.MECHANISM + "=[name=" + principal.principalName() + ",password="
                        + passwords.of(principal).value() + "]")
                .toList();
    }

    private static void delete(Path unfinished) throws IOException {
        if (Files.exists(unfinished)) {
            for (Path path : DurableFile.tree(unfinished)) {
                Files.delete(path);
            }
        }
    }
}
