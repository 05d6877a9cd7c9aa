package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.streams.ExitCode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's own data, as one JSON object. */
@Command(
        name = "export",
        description = "Everything that the ledger has of a person, and no token: one JSON object (the person, admin).",
        footerHeading = "%nExample:%n",
        footer = "  credledger identity export alice --save-to alice.json")
final class ExportCommand implements Callable<Integer> {

    @Parameters(paramLabel = "HANDLE", description = "Whose.")
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private String handle;

    @Option(
            names = "--save-to",
            paramLabel = "FILE",
            description = "A new file, for its owner's eyes only; without it, standard output.")
    private @Nullable Path file;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        ApiRequest export = ApiRequest.get("v1", "identities", handle, "export");
        if (file == null) {
            session.download(export, session.terminal().out());
            session.terminal().out().println();
        } else {
            save(session, export, file);
        }
        return ExitCode.DONE.code();
    }

    /** What is not whole does not stay. */
    private static void save(Session session, ApiRequest export, Path file) {
        create(file);
        boolean whole = false;
        try {
            write(session, export, file);
            whole = true;
        } catch (IOException e) {
            throw ClientException.usage("the file of --save-to cannot be written");
        } finally {
            if (!whole) {
                discard(file);
            }
        }
    }

    private static void create(Path file) {
        try {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } catch (FileAlreadyExistsException e) {
            throw ClientException.usage("the file of --save-to exists already");
        } catch (IOException e) {
            throw ClientException.usage("the file of --save-to cannot be created");
        }
    }

    private static void write(Session session, ApiRequest export, Path file) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            session.download(export, out);
        }
    }

    private static void discard(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw ClientException.usage("the unfinished file of --save-to cannot be deleted");
        }
    }
}
