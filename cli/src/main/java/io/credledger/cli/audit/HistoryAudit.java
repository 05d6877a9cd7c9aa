package io.credledger.cli.audit;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.audit.proof.HistoryCheck;
import io.credledger.cli.audit.proof.HistoryFile;
import io.credledger.cli.audit.proof.ProvenHistory;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.OutputSettings;
import io.credledger.cli.client.output.Output;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.note.VerifierKey;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Verifies a proven history and tells it. */
final class HistoryAudit {

    private final ClientOptions client;

    HistoryAudit(ClientOptions client) {
        this.client = client;
    }

    /** @param trusted null: the key that the file names, which the reader has to compare */
    int run(Path file, @Nullable VerifierKey trusted) throws IOException {
        ProvenHistory history = HistoryFile.read(file);
        HistoryCheck.Proven proven = new HistoryCheck(history, trusted).run();
        if (trusted == null) {
            client.remark("signed by the key that the file itself names: compare it with the ledger's, or give --key");
        }
        ObjectNode shown = JsonNodeFactory.instance
                .objectNode()
                .put("result", "ok")
                .put("ledger", history.ledger().value())
                .put("connection", history.connection().value())
                .put("checkpoint", proven.origin() + " at " + proven.size())
                .put("key", history.key().toString())
                .put("owner", proven.state().owner().value())
                .put("connected", proven.state().connected())
                .put("events", proven.events().size());
        ArrayNode events = shown.putArray("history");
        proven.events().forEach(event -> events.add(item(event)));
        OutputSettings settings = client.output();
        new Output(settings.format(), settings.palette(), client.surroundings()).one(AuditViews.PROVEN, shown);
        return ExitCode.DONE.code();
    }

    private static ObjectNode item(LedgerEvent event) {
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("position", event.header().position().toString())
                .put("at", event.header().occurredAt().toString())
                .put("type", event.fact().type())
                .put("actor", event.header().actor().value());
        if (event.fact() instanceof Fact.ConnectionGranted granted) {
            item.put("owner", granted.owner().value());
        } else if (event.fact() instanceof Fact.ConnectionTransferred transferred) {
            item.put("owner", transferred.to().value());
        }
        return item;
    }
}
