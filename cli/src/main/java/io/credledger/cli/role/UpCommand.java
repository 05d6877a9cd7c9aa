package io.credledger.cli.role;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A whole ledger on one machine. */
@Command(
        name = "up",
        description = {
            "Run everything in one process: embedded Kafka, writer and API. Founds the ledger on the first start.",
            "Prints 'ready on URL' when it answers."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  credledger up", "  credledger up --data /var/lib/credledger --port 9000", "  credledger up --demo"
        })
public final class UpCommand implements Callable<Integer> {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = "data",
            description = "Where all is kept; by default ./data.")
    private Path data = Path.of("data");

    @Option(
            names = "--host",
            paramLabel = "HOST",
            defaultValue = "127.0.0.1",
            description = "Listen here; by default on loopback.")
    private String host = "127.0.0.1";

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8080",
            description = "By default 8080; 0 takes a free one.")
    private int port = 8080;

    @Option(
            names = "--shards",
            paramLabel = "N",
            defaultValue = "4",
            description = "On the first start: fixed for ever; by default 4.")
    private int shards = 4;

    @Option(
            names = "--admin",
            paramLabel = "HANDLE",
            defaultValue = "admin",
            description = "On the first start: the first admin.")
    private String admin = "admin";

    @Option(names = "--demo", description = "With a provider of short-lived tokens on this machine, and what to try.")
    private boolean demo;

    @Option(
            names = "--restored",
            description = "The data came back from a copy: record that, and refresh and revoke nothing before "
                    + "'credledger init --confirm-restored --data DIR'.")
    private boolean restored;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        UpOptions options = new UpOptions(data, host, port, shards, admin, demo, restored);
        return RoleFailure.exitCode(
                () -> new Up(options, System.getenv(), spec.commandLine().getOut()).run(),
                spec.commandLine().getErr());
    }
}
