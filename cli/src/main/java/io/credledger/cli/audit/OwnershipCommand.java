package io.credledger.cli.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.audit.replay.AsOf;
import io.credledger.cli.audit.replay.Ownership;
import io.credledger.cli.audit.replay.Tenure;
import io.credledger.cli.audit.replay.Tenures;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.output.Output;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.Rows;
import io.credledger.cli.client.terminal.Meter;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.streams.ExitCode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Who owned what. */
@Command(
        name = "ownership",
        description = {
            "Who owned a connection at a moment, or what somebody owned.",
            "And how it came to be. Folded from the log, whatever the server's views say."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger audit ownership --data data --connection con_…",
            "  credledger audit ownership --data data --with-keys --identity alice \\",
            "      --as-of 2026-01-31T00:00:00Z"
        })
final class OwnershipCommand implements Callable<Integer> {

    @Option(names = "--connection", paramLabel = "ID", description = "Of one connection, as con_….")
    private @Nullable String connection;

    @Mixin
    private IdentityOption identity = new IdentityOption();

    @Option(
            names = "--as-of",
            paramLabel = "MOMENT",
            description = "A time (RFC 3339) or a position (SHARD:SEQ); by default now.")
    private @Nullable String asOf;

    @Mixin
    private SourceOptions source = new SourceOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() throws Exception {
        return AuditFailure.exitCode(this::tell);
    }

    private int tell() throws Exception {
        ConnectionId of = FilterOptions.connection(connection);
        IdentityId owner = identity.of(source, client.surroundings());
        if ((of == null) == (owner == null)) {
            throw ClientException.usage("either --connection or --identity says of whom");
        }
        Meter meter = new Meter(new Progress(client.surroundings().terminal()), "events");
        try (Source opened = source.open(client.surroundings())) {
            Ownership ownership = new Ownership(opened.log(), opened.format(), opened.opened());
            AsOf moment = moment(opened);
            Tenures tenures = of != null
                    ? ownership.of(of, moment, meter::at)
                    : ownership.of(Objects.requireNonNull(owner), moment, meter::at);
            meter.end();
            if (of != null && tenures.all().isEmpty()) {
                throw new ClientException(ExitCode.NOT_FOUND, "there was no such connection then");
            }
            show(tenures, ownership, of != null ? connection(of, tenures, ownership) : identity(tenures, ownership));
        }
        return ExitCode.DONE.code();
    }

    private AsOf moment(Source opened) {
        if (asOf == null) {
            return AsOf.NOW;
        }
        AsOf moment = AsOf.parse(asOf, opened.log());
        Instant now = client.surroundings().clock().instant();
        if (moment.position() == null && moment.millis() > now.toEpochMilli()) {
            throw ClientException.usage("--as-of must not be in the future");
        }
        return moment;
    }

    private void show(Tenures tenures, Ownership ownership, JsonNode whole) {
        OutputSettings settings = client.output();
        Output output = new Output(settings.format(), settings.palette(), client.surroundings());
        if (settings.format() == OutputFormat.JSON) {
            output.one(AuditViews.TENURE, whole);
            return;
        }
        Rows rows = output.rows(AuditViews.TENURE);
        rows.page(rows(tenures.all(), ownership));
        rows.end(null);
        client.surroundings().terminal().out().flush();
    }

    private ObjectNode connection(ConnectionId of, Tenures tenures, Ownership ownership) {
        Tenure current = tenures.current().get(0);
        ObjectNode whole = JsonNodeFactory.instance
                .objectNode()
                .put("connection", of.value())
                .put("owner", ownership.name(current.owner()))
                .put("as_of", asOf)
                .put("position", text(tenures.last()))
                .put("since", current.from().toString())
                .put("connected", tenures.isConnected(of));
        whole.putArray("history").addAll(rows(tenures.all(), ownership));
        return whole;
    }

    private ObjectNode identity(Tenures tenures, Ownership ownership) {
        ObjectNode whole = JsonNodeFactory.instance.objectNode().put("as_of", asOf);
        whole.putArray("owns").addAll(rows(tenures.current(), ownership));
        whole.putArray("history").addAll(rows(tenures.all(), ownership));
        return whole;
    }

    private static List<JsonNode> rows(List<Tenure> tenures, Ownership ownership) {
        return tenures.stream().map(tenure -> row(tenure, ownership)).toList();
    }

    private static JsonNode row(Tenure tenure, Ownership ownership) {
        Instant to = tenure.to();
        return JsonNodeFactory.instance
                .objectNode()
                .put("connection", tenure.connection().value())
                .put("owner", ownership.name(tenure.owner()))
                .put("from", tenure.from().toString())
                .put("to", to == null ? null : to.toString())
                .put("position", tenure.position().toString())
                .put("how", tenure.type());
    }

    private static @Nullable String text(@Nullable Position position) {
        return position == null ? null : position.toString();
    }
}
