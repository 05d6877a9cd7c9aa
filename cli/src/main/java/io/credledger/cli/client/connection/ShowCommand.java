package io.credledger.cli.client.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.View;
import io.credledger.streams.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One connection: all of it, or who commits with it. */
@Command(
        name = "show",
        description = "Show one connection; without a name the active forge's.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger connections show github/main",
            "  credledger connections show github/main --as-of 2026-01-31T12:00:00Z",
            "  credledger connections show github/main --git-identity |",
            "    while IFS='=' read -r key value; do git config \"$key\" \"$value\"; done"
        })
final class ShowCommand implements Callable<Integer> {

    private static final View GIT_IDENTITY = View.of(Column.text("name"), Column.text("email"));

    @Parameters(paramLabel = "CONNECTION", arity = "0..1", description = ConnectionReference.DESCRIPTION)
    private @Nullable String connection;

    @Option(names = "--as-of", paramLabel = "WHEN", description = "As it was: a time or SHARD:SEQ.")
    private @Nullable String asOf;

    @Option(
            names = "--git-identity",
            description = "Who commits with it: user.name=… and user.email=…, as git config takes them.")
    private boolean gitIdentity;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        if (gitIdentity && asOf != null) {
            throw ClientException.usage("--git-identity is what it is now, without --as-of");
        }
        Session session = client.open();
        ApiRequest one = ApiRequest.get("v1", "connections", id(session)).query("as_of", asOf);
        return gitIdentity ? showIdentity(session, session.read(one)) : session.show(ConnectionViews.CONNECTION, one);
    }

    private String id(Session session) {
        return connection == null
                ? session.read(ApiRequest.get("v1", "forge")).path("connection").asText()
                : new ConnectionReference(connection).resolve(session);
    }

    private static int showIdentity(Session session, JsonNode connection) {
        JsonNode provider = session.read(
                ApiRequest.get("v1", "providers", connection.path("provider").asText()));
        GitIdentity identity = GitIdentity.of(connection, provider);
        if (session.output().format() == OutputFormat.TABLE) {
            session.output().line(identity.lines());
        } else {
            session.output().one(GIT_IDENTITY, identity.json());
        }
        return ExitCode.DONE.code();
    }
}
