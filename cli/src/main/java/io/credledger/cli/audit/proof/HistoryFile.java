package io.credledger.cli.audit.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.merkle.TreeHash;
import io.credledger.note.InvalidNoteException;
import io.credledger.note.SignedNote;
import io.credledger.note.VerifierKey;
import io.credledger.wire.EventBytes;
import io.credledger.wire.SchemaCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A proven history as JSON. */
public final class HistoryFile {

    private static final String FORMAT = "credledger-proof/1";
    private static final long LARGEST = 256L << 20;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private HistoryFile() {}

    public static void write(Path file, ProvenHistory history) throws IOException {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("format", FORMAT)
                .put("ledger", history.ledger().value())
                .put("connection", history.connection().value())
                .put("key", history.key().toString())
                .put("checkpoint", history.checkpoint().toString());
        ObjectNode schemas = json.putObject("schemas");
        ArrayNode events = json.putArray("events");
        for (ProvenHistory.Leaf leaf : history.leaves()) {
            byte[] payload = leaf.payload().toByteArray();
            EventBytes event = EventBytes.of(EventBytes.framed(payload));
            schemas.put(event.fingerprint().toHex(), schema(event));
            ObjectNode item = events.addObject()
                    .put("index", leaf.index())
                    .put("payload", Base64.getEncoder().encodeToString(payload));
            ArrayNode proof = item.putArray("proof");
            leaf.proof().forEach(hash -> proof.add(hash.toString()));
        }
        Files.writeString(file, json.toPrettyString() + "\n");
    }

    private static String schema(EventBytes event) {
        return SchemaCatalogue.builtIn()
                .byFingerprint(event.fingerprint())
                .map(entry -> entry.name() + ".v" + entry.version())
                .orElse(event.type().text());
    }

    /**
     * What is in the file.
     *
     * @throws DiscrepancyException where it is no proof
     */
    public static ProvenHistory read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new DiscrepancyException("the file", "is larger than a proof can be");
        }
        byte[] bytes = Files.readAllBytes(file);
        try {
            return of(MAPPER.readTree(bytes));
        } catch (IOException | IllegalArgumentException | InvalidNoteException e) {
            // What they say may quote the file.
            throw new DiscrepancyException("the file", "is no proof of the form " + FORMAT);
        }
    }

    private static ProvenHistory of(JsonNode json) throws IOException {
        if (!json.path("format").asText().equals(FORMAT)) {
            throw new IOException("a proof names its format");
        }
        List<ProvenHistory.Leaf> leaves = new ArrayList<>();
        for (JsonNode event : json.path("events")) {
            List<TreeHash> proof = new ArrayList<>();
            event.path("proof").forEach(hash -> proof.add(TreeHash.of(bytes(hash))));
            leaves.add(new ProvenHistory.Leaf(
                    event.path("index").asLong(-1), Octets.copyOf(bytes(event.path("payload"))), proof));
        }
        return new ProvenHistory(
                new LedgerId(json.path("ledger").asText()),
                new ConnectionId(json.path("connection").asText()),
                VerifierKey.parse(json.path("key").asText()),
                SignedNote.parse(json.path("checkpoint").asText()),
                leaves);
    }

    private static byte[] bytes(JsonNode base64) {
        return Base64.getDecoder().decode(base64.asText());
    }
}
