package io.credledger.cli.client.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.View;
import io.credledger.cli.client.terminal.Browser;
import io.credledger.streams.ExitCode;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Connects an account through its provider, in a browser. */
@Command(
        name = "connect",
        description = {
            "Connect an account at a provider in your browser, and wait until it is done.",
            "A forge becomes your active one in the same step."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger connect github",
            "  credledger connect gitea --base-url https://git.example.org --name work",
            "  credledger connect google --scope calendar --output json | jq -r .id"
        })
public final class ConnectCommand implements Callable<Integer> {

    private static final View BEGUN =
            View.of(Column.id("flow_id"), Column.id("authorize_url"), Column.time("expires_at"));

    private static final View CONNECTED = View.of(
            Column.id("id"),
            Column.text("key"),
            Column.text("provider"),
            Column.text("account_login").titled("account"),
            Column.text("provider_uid"),
            Column.text("base_url"),
            Column.text("scopes"),
            Column.status("status"),
            Column.time("expires_at"),
            Column.text("generation"),
            Column.text("activated"),
            Column.text("flow_id"));

    @Parameters(paramLabel = "PROVIDER", description = "Its id, such as github.")
    private String provider = "";

    @Option(names = "--name", paramLabel = "NAME", description = "By default 'default'. An existing one is renewed.")
    private @Nullable String name;

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", description = "What to ask for; can be repeated.")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--base-url", paramLabel = "URL", description = "Where a self-hosted provider is.")
    private @Nullable String baseUrl;

    @Option(names = "--no-activate", description = "Leave your active forge as it is.")
    private boolean noActivate;

    @Option(names = "--replace-account", description = "Even if the connection is another account's.")
    private boolean replaceAccount;

    @Option(names = "--no-browser", description = "Only print the address.")
    private boolean noBrowser;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            defaultValue = "10m",
            description = "How long to wait: 10m (the default), 90s.")
    private Duration timeout = Duration.ofMinutes(10);

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        Begun flow = begin(session);
        announce(flow, session);
        JsonNode ended = new FlowWatch(session, flow).completed(timeout);
        session.output().one(CONNECTED, connected(ended, session));
        return ExitCode.DONE.code();
    }

    private Begun begin(Session session) {
        Wish wish = new Wish(provider, name, scopes, baseUrl, !noActivate, replaceAccount);
        try {
            return Begun.of(session.read(wish.request()));
        } catch (ProblemException e) {
            Wish possible = new MissingClient(session, wish).enteredAfter(e);
            return Begun.of(session.read(possible.request()));
        }
    }

    private void announce(Begun flow, Session session) {
        if (noBrowser && session.output().format() == OutputFormat.NDJSON) {
            session.output().one(BEGUN, flow.answer());
        }
        boolean opened = !noBrowser
                && session.terminal().interactive()
                && Browser.of(session.surroundings()).show(flow.page());
        PrintStream err = session.terminal().err();
        err.println((opened ? "Your browser should show" : "Open in your browser, until " + flow.expiresAt()) + ":");
        err.println("  " + flow.page().toASCIIString());
    }

    /** The connection, with what became of the forge. */
    private static JsonNode connected(JsonNode ended, Session session) {
        String id = ended.path("connection").asText();
        ObjectNode shown = JsonNodeFactory.instance.objectNode().put("id", id);
        if (connection(id, session) instanceof ObjectNode connection) {
            shown.setAll(connection);
        }
        for (String field : List.of("key", "activated", "flow_id")) {
            if (ended.has(field)) {
                shown.set(field, ended.get(field));
            }
        }
        return shown;
    }

    /** It may be somebody else's by now, or not yet known where we ask: it was connected all the same. */
    private static JsonNode connection(String id, Session session) {
        try {
            return session.read(ApiRequest.get("v1", "connections", id));
        } catch (ProblemException e) {
            if (e.exitCode() != ExitCode.NOT_FOUND) {
                throw e;
            }
            return MissingNode.getInstance();
        }
    }
}
