package io.credledger.cli.role;

import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.app.refresher.RefresherRole;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The worker alone. */
@Command(
        name = "refresher",
        description = "Run the refresher alone: keeps tokens fresh and revokes them. Only it opens refresh tokens.",
        footerHeading = "%nExamples:%n",
        footer = {"  credledger refresher --config /etc/credledger/refresher.properties"})
public final class RefresherCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, after the environment.")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return RoleFailure.exitCode(
                () -> RefresherRole.run(RefresherConfiguration.reader(RoleSettings.all())
                        .read(RoleEnvironment.sources(System.getenv(), config))),
                spec.commandLine().getErr());
    }
}
