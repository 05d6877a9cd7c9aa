package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.log.BundleLog;
import io.credledger.cli.audit.log.BundleWriter;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.replay.Lines;
import io.credledger.cli.audit.replay.Query;
import io.credledger.cli.audit.replay.Replay;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    private final RandomLog made = new RandomLog(3, 3, 3000);

    private static List<JsonNode> told(LedgerLog log, Query query) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new Replay(log, OuterFormat.builtIn(), Opened.NOTHING).run(query, new Replay.Listener() {
            @Override
            public void lines(Lines lines) throws IOException {
                lines.writeTo(out);
            }

            @Override
            public boolean goesOn(long passed, long length) {
                return true;
            }
        });
        try (MappingIterator<JsonNode> items =
                JsonMapper.builder().build().readerFor(JsonNode.class).readValues(out.toByteArray())) {
            return items.readAll();
        }
    }

    @Test
    void everyEventIsToldOnceInOrderOfTimeWithItsFact() throws Exception {
        List<JsonNode> told = told(made.log(), Query.ALL);

        assertThat(told).hasSameSizeAs(made.events());
        List<LedgerEvent> expected = new ArrayList<>(made.events());
        expected.sort(Comparator.comparing((LedgerEvent event) -> event.header().occurredAt())
                .thenComparing(event -> event.header().position().shard())
                .thenComparing(event -> event.header().position().seq()));
        for (int i = 0; i < told.size(); i++) {
            LedgerEvent event = expected.get(i);
            JsonNode item = told.get(i);
            assertThat(item.get("position").asText())
                    .isEqualTo(event.header().position().toString());
            assertThat(item.get("type").asText()).isEqualTo(event.fact().type());
            assertThat(item.get("actor").asText())
                    .isEqualTo(event.header().actor().value());
            assertThat(item.get("entity").asText())
                    .isEqualTo(event.header().entity().value());
            assertThat(Instant.parse(item.get("at").asText()))
                    .isEqualTo(event.header().occurredAt());
            assertThat(item.get("version").asLong()).isEqualTo(event.header().version());
            if (event.fact() instanceof Fact.ConnectionTransferred transferred) {
                assertThat(item.get("fact").get("to").asText())
                        .isEqualTo(transferred.to().value());
                assertThat(item.get("identity").asText())
                        .isEqualTo(transferred.to().value());
            }
        }
    }

    @Test
    void filtersLetThroughWhatTheyName() throws Exception {
        LedgerEvent middle = made.events().get(made.events().size() / 2);
        IdentityId actor = middle.header().actor();
        Instant from = middle.header().occurredAt();

        assertThat(told(made.log(), new Query(from, null, null, null, null))).hasSize((int) made.events().stream()
                .filter(event -> !event.header().occurredAt().isBefore(from))
                .count());
        assertThat(told(made.log(), new Query(null, from, null, null, "IdentityUpdated")))
                .hasSize((int) made.events().stream()
                        .filter(event -> event.header().occurredAt().isBefore(from))
                        .filter(event -> event.fact() instanceof Fact.IdentityUpdated)
                        .count());
        assertThat(told(made.log(), new Query(null, null, null, actor, null)))
                .isNotEmpty()
                .allSatisfy(item ->
                        assertThat(item.toString()).contains(actor.value().substring(4)));
    }

    @Test
    void aBundleTellsTheSame(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("ledger.bundle");
        try (BundleWriter bundle = new BundleWriter(file)) {
            for (int shard = 0; shard < 3; shard++) {
                bundle.write(
                        Topics.EVENTS.name(),
                        shard,
                        made.log().lane(Topics.EVENTS.name(), shard),
                        (passed, length) -> {});
            }
            bundle.finish(made.founding().ledger().value());
        }
        try (BundleLog bundle = new BundleLog(file)) {
            assertThat(told(bundle, Query.ALL)).isEqualTo(told(made.log(), Query.ALL));
        }
    }

    @Test
    void whatIsNoEventIsToldAsThat() throws Exception {
        MemoryLog log = made.log().copy();
        log.add(Topics.EVENTS.name(), 0, new byte[0], "not an event".getBytes(StandardCharsets.US_ASCII));
        assertThat(told(log, Query.ALL))
                .anySatisfy(item -> assertThat(item.get("type").asText()).isEqualTo("Unreadable"));
    }
}
