package io.credledger.cli.client.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.streams.ExitCode;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends all connections of a provider, part by part. Stopped in between, it is begun again and goes on where it was. */
@Command(
        name = "disconnect-all",
        description = "End all connections to it, of all identities, for good (admin).",
        footerHeading = "%nExample:%n",
        footer = "  credledger provider disconnect-all gitlab --confirm gitlab")
final class DisconnectAllCommand implements Callable<Integer> {

    private static final View VIEW =
            View.of(Column.text("provider"), Column.text("disconnected"), Column.text("failed"));

    @Parameters(paramLabel = "PROVIDER", description = "Its id, such as github.")
    private String provider = "";

    @Option(names = "--confirm", paramLabel = "PROVIDER", required = true, description = "Its id once more.")
    private String confirm = "";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WriteOptions write;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        if (!confirm.equals(provider)) {
            throw ClientException.usage("--confirm must be the same provider: all of its connections end for good");
        }
        Session session = client.open();
        ObjectNode done = all(session, new Progress(session.terminal()));
        session.output().one(VIEW, done);
        int failed = done.path("failed").size();
        if (failed > 0) {
            throw new ClientException(
                    ExitCode.REFUSED, failed + " could not be disconnected: run the same command again");
        }
        return ExitCode.DONE.code();
    }

    private ObjectNode all(Session session, Progress progress) {
        ArrayNode failed = JsonNodeFactory.instance.arrayNode();
        long disconnected = 0;
        try {
            @Nullable String cursor = null;
            do {
                JsonNode part = part(session, cursor);
                disconnected += part.path("disconnected").asLong();
                failed.addAll((ArrayNode) part.withArray("failed"));
                progress.show(disconnected + " disconnected, "
                        + part.path("remaining").asLong() + " to go");
                cursor = part.path("next_cursor").textValue();
            } while (cursor != null);
        } finally {
            progress.clear();
        }
        ObjectNode done = JsonNodeFactory.instance.objectNode();
        done.put("provider", provider).put("disconnected", disconnected).set("failed", failed);
        return done;
    }

    private JsonNode part(Session session, @Nullable String cursor) {
        Fields fields = new Fields().with("confirm", confirm).with("cursor", cursor);
        return session.write(
                        ApiRequest.post("v1", "providers", provider, "disconnect")
                                .json(fields),
                        write)
                .body();
    }
}
