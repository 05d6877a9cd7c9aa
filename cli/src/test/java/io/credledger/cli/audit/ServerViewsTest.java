package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.Cli;
import io.credledger.cli.audit.log.BundleWriter;
import io.credledger.cli.client.ScriptedServer;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that shows what the log came to is believed; one that shows anything else is found, and what is wrong is named. */
class ServerViewsTest {

    private static final RandomLives LIVES = new RandomLives(66, 600);

    @TempDir
    private static Path directory;

    private final ScriptedServer server = new ScriptedServer();
    private final TreeMap<String, ObjectNode> identities = new TreeMap<>();
    private final TreeMap<String, ObjectNode> connections = new TreeMap<>();

    @BeforeAll
    static void write() throws Exception {
        try (BundleWriter bundle = new BundleWriter(directory.resolve("ledger.bundle"))) {
            for (String topic : List.of(Topics.EVENTS.name(), Topics.KEYS.name())) {
                for (int shard = 0; shard < RandomLives.SHARDS; shard++) {
                    bundle.write(topic, shard, LIVES.made.log.lane(topic, shard), (passed, length) -> {});
                }
            }
            bundle.finish(LIVES.made.ids.id.value());
        }
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static ObjectNode shown(Identity one) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("handle", name(one.id()))
                .put("id", one.id().value())
                .put("status", one.erased() ? "erased" : one.active() ? "active" : "inactive")
                .put("version", one.version());
        one.roles().forEach(role -> card.withArray("roles").add(role.name().toLowerCase(Locale.ROOT)));
        return card;
    }

    private static String name(IdentityId id) {
        return LIVES.made.find(id, Identity.class).erased()
                ? "erased"
                : Objects.requireNonNull(LIVES.handles.get(id)).value();
    }

    private static ObjectNode shown(Connection one) {
        ObjectNode card = JsonNodeFactory.instance
                .objectNode()
                .put("id", one.id().value())
                .put("namespace", name(one.namespace()))
                .put("owner", name(one.owner()))
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                .put("status", one.connected() ? "connected" : one.erased() ? "erased" : "disconnected")
                .put("verified", one.verified())
                .put("generation", one.generation())
                .put("version", one.version());
        ArrayNode shared = card.putArray("shared_with");
        one.sharedWith().stream().map(ServerViewsTest::name).sorted().forEach(shared::add);
        return card;
    }

    private void showTheTruth() {
        LIVES.handles.keySet().stream()
                .map(id -> LIVES.made.find(id, Identity.class))
                .forEach(one -> identities.put(one.id().value(), shown(one)));
        LIVES.connections.stream()
                .map(id -> LIVES.made.find(id, Connection.class))
                .forEach(one -> connections.put(one.id().value(), shown(one)));
    }

    private Cli.Outcome verify(String... more) {
        server.on("GET /v1/whoami", 200, "{}");
        server.on("GET /v1/identities", 200, page(identities));
        server.on("GET /v1/connections", 200, page(connections));
        String[] arguments = {
            "audit", "verify", "--from-bundle", "ledger.bundle", "--url", server.url(), "--output", "json"
        };
        return new Cli(directory)
                .with("CREDLEDGER_TOKEN", "clt_0123456789abctest_CANARYTOKEN")
                .with("OAUTH_ENCRYPTION_KEY", LIVES.edge.master)
                .run(Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new));
    }

    private static String page(Map<String, ObjectNode> items) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        page.putArray("items").addAll(items.values());
        return page.putNull("next_cursor").toString();
    }

    private void assertFound(String rule, String... more) {
        Cli.Outcome outcome = verify(more);
        assertThat(outcome.err()).contains("discrepancy at the server's view: " + rule);
        assertThat(outcome.code()).isEqualTo(8);
    }

    private ObjectNode connected() {
        return connections.values().stream()
                .filter(card -> card.path("status").asText().equals("connected"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theTruthIsBelievedWithKeysAndWithout() {
        showTheTruth();
        int all = identities.size() + connections.size();
        for (Cli.Outcome outcome : List.of(verify(), verify("--with-keys"))) {
            assertThat(outcome.err()).doesNotContain("discrepancy");
            assertThat(outcome.code()).isZero();
            assertThat(outcome.out()).contains("\"shown_by_the_server\": " + all);
        }
        assertThat(server.lines()).anyMatch(line -> line.matches("GET /v1/whoami\\?min_position=2(:|%3A)\\d+"));
    }

    @Test
    void anotherOwnerIsNamed() {
        showTheTruth();
        ObjectNode card = connected();
        String other = identities.values().stream()
                .map(one -> one.path("handle").asText())
                .filter(handle -> !handle.equals("erased")
                        && !handle.equals(card.path("owner").asText()))
                .findFirst()
                .orElseThrow();
        card.put("owner", other);
        assertFound("shows another owner of " + card.path("id").asText());
    }

    @Test
    void aStatusThatIsNotSoIsNamed() {
        showTheTruth();
        ObjectNode card = connected();
        card.put("status", "disconnected");
        assertFound("shows another status of " + card.path("id").asText());
    }

    @Test
    void aShareThatNobodyGaveIsNamed() {
        showTheTruth();
        ObjectNode card = connected();
        card.withArray("shared_with").add(card.path("owner").asText());
        assertFound("shows another list of those it is shared with of "
                + card.path("id").asText());
    }

    @Test
    void whatIsKeptBackIsNamed() {
        showTheTruth();
        String id = connections.lastKey();
        connections.remove(id);
        assertFound("does not show " + id);
    }

    @Test
    void whatIsInventedIsNamed() {
        showTheTruth();
        ObjectNode card = connected().deepCopy();
        String id = ConnectionId.of(LIVES.connections.get(0).routing(), 4711).value();
        connections.put(id, card.put("id", id).put("version", 1));
        assertFound("shows version 1 of " + id + ", of which the log does not tell");
    }

    @Test
    void whatIsOldIsNamed() {
        showTheTruth();
        ObjectNode card = connected();
        long version = card.path("version").asLong() - 1;
        card.put("version", version);
        assertFound("shows " + card.path("id").asText() + " as it was at version " + version);
    }

    @Test
    void somebodyElsesNameIsNamedByWhoeverHasTheKey() {
        showTheTruth();
        List<ObjectNode> two = identities.values().stream()
                .filter(one -> !one.path("handle").asText().equals("erased"))
                .limit(2)
                .toList();
        String first = two.get(0).path("handle").asText();
        two.get(0).put("handle", two.get(1).path("handle").asText());
        two.get(1).put("handle", first);
        connections.clear();
        assertFound("shows another handle of " + two.get(0).path("id").asText(), "--with-keys");
    }
}
