package io.credledger.cli.connect;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.DataKey;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Routing;
import io.credledger.sealing.AccessSealing;
import io.credledger.token.AccessEntry;
import io.credledger.topic.RecordKeys;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** How many bytes a record has, key and value, of a connection that a flow made and that is refreshed and handed out: what the formula for the disk rests on. */
class LogSizesTest {

    private static final Path PAGE = Path.of("../docs/operations.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Za-z.]+)` \\| ([0-9,]+) \\|");
    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final OuterFormat FORMAT = OuterFormat.builtIn();

    private final Map<String, Integer> measured = new TreeMap<>();

    @Test
    void recordsAreAsLargeAsTheFormulaSays() throws Exception {
        try (Bench bench = new Bench()) {
            measure(bench);
        }

        System.out.println("bytes of a record: " + measured);
        assertThat(documented().keySet()).isEqualTo(measured.keySet());
        documented()
                .forEach((kind, bytes) -> assertThat(Objects.requireNonNull(measured.get(kind)))
                        .as(kind)
                        .isCloseTo(bytes, Percentage.withPercentage(10)));
    }

    private void measure(Bench bench) throws Exception {
        Hands hands = new Hands(bench);
        ConnectionId id = new Grants(bench).refreshable(bench.alice, "alice", Duration.ofHours(1));
        new FakeRefresher(bench, id).starts().succeeds("token-2", Duration.ofHours(1));
        hands.ask(id, Duration.ofMinutes(1), Duration.ofMinutes(1)).join();

        Connection state = bench.view.connection(id).orElseThrow().state();
        int routing = RecordKeys.of(id.routing()).length;
        EventCodec events = new EventCodec(FORMAT);
        for (LedgerEvent event : bench.ledger.log()) {
            if (event.header().entity().equals(id)) {
                measured.put(event.fact().type(), routing + events.encode(event).length);
            }
        }
        measured.put("credledger.keys", key(bench, state, id.routing()));
        try (DataKey key = bench.desk.keyring().lend(id, state.detailsKey()).orElseThrow()) {
            measured.put("credledger.access", routing + access(hands.records.get(0), key).length);
        }
    }

    private static int key(Bench bench, Connection state, Routing routing) {
        return RecordKeys.of(routing, state.detailsKey()).length
                + new DataKeyCodec(FORMAT)
                        .encode(LEDGER, bench.ledger.key(state.detailsKey()).orElseThrow())
                        .length;
    }

    private static byte[] access(AccessEntry entry, DataKey key) {
        AccessRecord clear = new AccessRecord(
                LEDGER,
                "acr_00000000-0000-0000-0000-000000000000",
                Instant.EPOCH,
                entry.kind(),
                entry.caller(),
                entry.subject(),
                entry.connection(),
                entry.way(),
                entry.purpose(),
                entry.fallback(),
                entry.outcome(),
                null);
        Details.Access details = Objects.requireNonNull(entry.details());
        return new AccessCodec(FORMAT).encode(AccessSealing.finish(clear, details, key));
    }

    /** What the page says, by the same names. */
    private static Map<String, Integer> documented() throws IOException {
        Map<String, Integer> sizes = new TreeMap<>();
        Matcher rows = ROW.matcher(Files.readString(PAGE));
        while (rows.find()) {
            sizes.put(rows.group(1), Integer.valueOf(rows.group(2).replace(",", "")));
        }
        return sizes;
    }
}
