package io.credledger.cli.role;

import io.credledger.app.ledger.LedgerRole;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The writer alone. */
@Command(
        name = "ledger",
        description = "Run the ledger service alone: the only writer of events. It holds no key.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  CREDLEDGER_BOOTSTRAP_SERVERS=kafka:9092 credledger ledger",
            "  credledger ledger --config /etc/credledger/ledger.properties"
        })
public final class LedgerCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, after the environment.")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return RoleFailure.exitCode(
                () -> LedgerRole.run(LedgerServiceConfiguration.reader(RoleSettings.all())
                        .read(RoleEnvironment.sources(System.getenv(), config))),
                spec.commandLine().getErr());
    }
}
