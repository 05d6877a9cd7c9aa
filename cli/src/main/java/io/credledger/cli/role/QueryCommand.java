package io.credledger.cli.role;

import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.query.QueryRole;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The edge alone. */
@Command(
        name = "query",
        description = "Run the query API alone: views, HTTP, token hand-out. It opens no refresh token.",
        footerHeading = "%nExamples:%n",
        footer = {"  credledger query --config /etc/credledger/query.properties"})
public final class QueryCommand implements Callable<Integer> {

    @Option(names = "--config", paramLabel = "FILE", description = "Settings, after the environment.")
    private @Nullable Path config;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        return RoleFailure.exitCode(
                () -> QueryRole.run(QueryApiConfiguration.reader(RoleSettings.all())
                        .read(RoleEnvironment.sources(System.getenv(), config))),
                spec.commandLine().getErr());
    }
}
