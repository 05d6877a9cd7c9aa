package io.credledger.cli.leak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Tickets;
import io.credledger.secret.KeyMaterial;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.FoundingReader;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** Opens what browsers carry, with the installation's own key: what is sealed in there has to be looked for as well. */
final class Seals {

    private static final int SECRET_BYTES = 32;

    private final Canaries canaries;
    private final Tickets tickets;

    /** @param client as the super user */
    Seals(Canaries canaries, Map<String, Object> client, Path master) throws IOException {
        this.canaries = canaries;
        try (CommittedRecords records = new CommittedRecords(client);
                KeyMaterial key = KeyMaterial.readFrom(master)) {
            tickets = MasterKeys.parse(key)
                    .tickets(new FoundingReader(records, new EventCodec(OuterFormat.builtIn()))
                            .ledger()
                            .ledger());
        }
    }

    /** A flow's state, verifier and nonce. */
    void openFlow(String cookie) {
        try {
            JsonNode flow = new ObjectMapper().readTree(open("connect cookie 1", cookie));
            String state = flow.get("state").textValue();
            canaries.met(Secret.STATE, state.substring(state.indexOf('.') + 1));
            canaries.met(Secret.VERIFIER, flow.get("verifier").textValue());
            canaries.met(Secret.NONCE, flow.get("nonce").textValue());
        } catch (IOException e) {
            throw new AssertionError("a flow's cookie is JSON", e);
        }
    }

    /** When it ends, state, nonce, verifier, and where the browser goes on. */
    void openSignIn(String cookie) {
        String[] lines = new String(open("signin/1", cookie), StandardCharsets.UTF_8).split("\n", -1);
        canaries.met(Secret.STATE, lines[1]);
        canaries.met(Secret.NONCE, lines[2]);
        canaries.met(Secret.VERIFIER, lines[3]);
    }

    /** A byte and two times go before the secret. */
    void openSession(String cookie) {
        openSecret(open("session/1", cookie), 1 + 2 * Long.BYTES);
    }

    /** A time goes before the secret. */
    void openPreSession(String cookie) {
        openSecret(open("presession/1", cookie), Long.BYTES);
    }

    private void openSecret(byte[] content, int at) {
        canaries.met(Secret.SESSION_SECRET, Arrays.copyOfRange(content, at, at + SECRET_BYTES));
    }

    private byte[] open(String kind, String cookie) {
        return tickets.open(kind, cookie).orElseThrow(() -> new AssertionError("a cookie of ours must open: " + kind));
    }
}
