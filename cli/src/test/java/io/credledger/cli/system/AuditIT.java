package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import io.credledger.cli.audit.MemoryLog;
import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.cli.audit.verify.Tally;
import io.credledger.cli.broker.BrokerAcls;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.command.EventIds;
import io.credledger.crypto.CheckpointKey;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.SealedPart;
import io.credledger.merkle.Frontier;
import io.credledger.merkle.TreeHash;
import io.credledger.merkle.TreeName;
import io.credledger.note.Checkpoint;
import io.credledger.note.NoteSigner;
import io.credledger.note.TreeOrigin;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.Frame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the auditor sees of a ledger that people used; and what is done to its log, on disk or record by record, is found and named. */
@BesideOthers
class AuditIT {

    private static final EventCodec CODEC = new EventCodec(AuditedLedger.FORMAT);
    private static final String EVENTS = Topics.EVENTS.name();

    @TempDir
    private static Path directory;

    private static AuditedLedger ledger;

    @BeforeAll
    static void use() throws Exception {
        ledger = AuditedLedger.use(directory);
    }

    private static Cli.Outcome run(String... arguments) {
        return ledger.cli().run(arguments);
    }

    private static List<String> lines(Cli.Outcome outcome) {
        AuditedLedger.ok(outcome);
        return outcome.out().lines().toList();
    }

    private static JsonNode json(String text) throws Exception {
        return JsonMapper.builder().build().readTree(text);
    }

    @Test
    void aReplayShowsNamesWithAKeyAndPseudonymsWithoutAndIsTheSameElsewhere() throws Exception {
        List<String> blind = lines(run("audit", "replay", "--from-bundle", "ledger.bundle", "--output", "ndjson"));
        List<String> named =
                lines(run("audit", "replay", "--from-bundle", "ledger.bundle", "--with-keys", "--output", "ndjson"));

        assertThat(named).hasSameSizeAs(blind);
        assertThat(String.join("\n", blind))
                .doesNotContain("\"ann\"")
                .doesNotContain("\"github\"")
                .doesNotContain("moved on");
        assertThat(named)
                .anySatisfy(line -> assertThat(line)
                        .contains("\"type\":\"ConnectionTransferred\"", "\"actor\":\"ann\"", "\"identity\":\"ben\"")
                        .contains("\"reason\":\"she moved on\""));
        assertThat(named)
                .anySatisfy(line -> assertThat(line)
                        .contains(
                                "\"type\":\"ConnectionGranted\"",
                                "\"provider\":\"github\"",
                                "\"account_login\":\"ann-at-github\""));
        assertThat(String.join("\n", named)).doesNotContain("token-of-ann").doesNotContain("\"seal\"");
        for (int i = 0; i < blind.size(); i++) {
            assertThat(json(named.get(i)).get("fact"))
                    .isEqualTo(json(blind.get(i)).get("fact"));
            assertThat(json(named.get(i)).get("position"))
                    .isEqualTo(json(blind.get(i)).get("position"));
        }
        assertThat(lines(run("audit", "replay", "--from-bundle", "ledger.bundle", "--output", "csv")))
                .hasSize(blind.size() + 1)
                .first()
                .asString()
                .startsWith("position,at,type,actor");
    }

    @Test
    void ownershipIsToldAsItWas() throws Exception {
        String[] asked = {
            "audit",
            "ownership",
            "--from-bundle",
            "ledger.bundle",
            "--with-keys",
            "--output",
            "json",
            "--connection",
            ledger.connection()
        };
        JsonNode now = json(run(asked).out());
        assertThat(now.get("owner").asText()).isEqualTo("ben");
        assertThat(now.get("history")).hasSize(2);

        String granted = now.get("history").get(0).get("position").asText();
        JsonNode then = json(run(with(asked, "--as-of", granted)).out());
        assertThat(then.get("owner").asText()).isEqualTo("ann");
        assertThat(run(with(asked, "--as-of", "2001-01-01T00:00:00Z")).code()).isEqualTo(3);
        assertThat(run(with(asked, "--as-of", "2999-01-01T00:00:00Z")).code()).isEqualTo(2);
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.of(arguments, more).flatMap(Arrays::stream).toArray(String[]::new);
    }

    @Test
    void theWholeVerifiesWithAndWithoutAKey() throws Exception {
        Tally blind = ledger.verify(ledger.log(), false, List.of(ledger.kept()));
        assertThat(blind.checkpoints()).isPositive();
        assertThat(blind.writersStates()).isPositive();
        assertThat(blind.accesses()).isPositive();
        Tally seeing = ledger.verify(ledger.log(), true, List.of(ledger.kept()));
        assertThat(seeing.sealedParts()).isEqualTo(seeing.commands()).isPositive();
    }

    @Test
    void aProofIsCheckedWithoutAnythingAndAForgedOneIsNamed() throws Exception {
        String key = ledger.signer().verifier().toString();
        AuditedLedger.ok(run(
                "audit",
                "prove",
                ledger.connection(),
                "--from-bundle",
                "ledger.bundle",
                "--key",
                key,
                "-o",
                "proof.json"));
        Cli.Outcome proven = run("audit", "verify", "proof.json", "--key", key, "--output", "json");
        AuditedLedger.ok(proven);
        assertThat(json(proven.out()).get("history")).hasSize(3);

        String proof = Files.readString(directory.resolve("proof.json"));
        assertThat(proof).doesNotContain("token-of-ann").doesNotContain("ann-at-github");
        String payload = json(proof).at("/events/1/payload").asText();
        String sibling = json(proof).at("/events/1/proof/0").asText();
        forged(proof.replace(payload, flipped(payload)), "is not proven to be in the tree that was signed", key);
        forged(proof.replace(sibling, flipped(sibling)), "is not proven to be in the tree that was signed", key);
        forged(proof.replaceFirst("\"index\" : (\\d+)", "\"index\" : 1$1"), "is not proven to be in the tree", key);
        forged(proof.replaceFirst("\\\\n(\\d+)\\\\n", "\\\\n1$1\\\\n"), "cannot be believed", key);
        forged(proof.replace(ledger.connection(), "con_" + "0".repeat(26)), "is not an event of this connection", key);
        forged("{}", "is no proof", key);
        Cli.Outcome stranger = run("audit", "verify", "proof.json", "--key", strangersKey());
        assertThat(stranger.code()).isEqualTo(8);
        assertThat(stranger.err()).contains("cannot be believed");
    }

    private static void forged(String proof, String rule, String key) throws Exception {
        Files.writeString(directory.resolve("forged.json"), proof);
        Cli.Outcome outcome = run("audit", "verify", "forged.json", "--key", key);
        assertThat(outcome.err()).contains(rule);
        assertThat(outcome.code()).isEqualTo(8);
    }

    private static String flipped(String base64) {
        char first = base64.charAt(20);
        return base64.substring(0, 20) + (first == 'A' ? 'B' : 'A') + base64.substring(21);
    }

    private static String strangersKey() throws Exception {
        return new NoteSigner(ledger.signer().name(), CheckpointKey.parse(CheckpointKey.generate()))
                .verifier()
                .toString();
    }

    @Test
    void aLogThatWasChangedOnDiskIsNamed() throws Exception {
        Path broker = directory.resolve("broker/log");
        Path segment;
        try (var files = Files.walk(broker)) {
            segment = files.filter(file -> file.toString().matches(".*credledger\\.events-\\d+/0{20}\\.log"))
                    .filter(file -> contains(file, "ConnectionGranted"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] whole = Files.readAllBytes(segment);
        try {
            Files.write(segment, altered(whole), StandardOpenOption.TRUNCATE_EXISTING);
            try (EmbeddedBroker running = EmbeddedBroker.start(
                    BrokerSettings.of(directory.resolve("broker"), directory.resolve("secrets")))) {
                assertThat(running.bootstrapServers()).isNotEmpty();
                Cli.Outcome blind = run("audit", "verify", "--data", ".");
                assertThat(blind.err()).contains("is not the one that a signed checkpoint is about");
                assertThat(blind.code()).isEqualTo(8);
                Cli.Outcome seeing = run("audit", "verify", "--data", ".", "--with-keys");
                assertThat(seeing.err()).contains("nobody asked for it");
                assertThat(seeing.code()).isEqualTo(8);
            }
        } finally {
            Files.write(segment, whole, StandardOpenOption.TRUNCATE_EXISTING);
        }
    }

    private static boolean contains(Path file, String ascii) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(ascii);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One bit of the ciphertext of a grant, and the checksum of its batch as Kafka wants it. */
    private static byte[] altered(byte[] segment) {
        byte[] changed = segment.clone();
        String text = new String(segment, StandardCharsets.ISO_8859_1);
        int grant = text.indexOf("ConnectionGranted");
        int key = text.indexOf("key_", text.indexOf("key_", text.indexOf("key_", grant) + 4) + 4);
        changed[key + 200] ^= 1;
        ByteBuffer batches = ByteBuffer.wrap(changed);
        for (int at = 0; at + 61 <= changed.length; ) {
            int size = 12 + batches.getInt(at + 8);
            CRC32C crc = new CRC32C();
            crc.update(changed, at + 21, size - 21);
            batches.putInt(at + 17, (int) crc.getValue());
            at += size;
        }
        return changed;
    }

    @Test
    void aTailThatIsMissingIsNamed() {
        MemoryLog log = ledger.log().copy();
        int shard = shardOf(Fact.ConnectionTransferred.class);
        removeLast(log.records(EVENTS, shard));
        assertFound(log, "its tail is missing");
    }

    @Test
    void whoDropsTheTailAndAllTracesOfItIsFoundByWhoeverKeptAHead() throws Exception {
        MemoryLog log = ledger.log().copy();
        forgetOthers(log);
        int shard = shardOf(Fact.ConnectionTransferred.class);
        removeLast(log.records(EVENTS, shard));
        removeLast(log.records(EVENTS, shard));
        assertThat(log.records(Topics.CHECKPOINTS.name(), 0)).isEmpty();
        // The docs say so: nobody who kept nothing can know.
        assertThat(ledger.verify(log, false, List.of()).events()).isPositive();
        assertFound(log, true, List.of(ledger.kept()), "the kept checkpoint is about");
    }

    @Test
    void aShardThatIsMissingIsNamed() {
        MemoryLog log = ledger.log().copy();
        log.dropLastPartition(EVENTS);
        assertFound(log, "credledger.events: has 2 shards, and was founded with 3");
    }

    @Test
    void twoEventsThatChangedPlacesAreNamed() {
        MemoryLog log = ledger.log().copy();
        int shard = shardOf(Fact.ConnectionGranted.class);
        List<ConsumerRecord<byte[], byte[]>> records = log.records(EVENTS, shard);
        Collections.swap(records, records.size() - 1, records.size() - 2);
        assertFound(log, "is missing: " + shard + ":" + records.size() + " stands in its place");
    }

    @Test
    void anOldCheckpointThatIsShownAgainIsNamedByWhoeverKeptANewerOne() throws Exception {
        MemoryLog log = ledger.log().copy();
        forgetOthers(log);
        int shard = shardOf(Fact.ConnectionTransferred.class);
        removeLast(log.records(EVENTS, shard));
        removeLast(log.records(EVENTS, shard));
        // Signed when the log was as long as it is now again; of the ledger's own, the first may be about a longer one.
        addCheckpoint(log, shard);
        assertThat(ledger.verify(log, false, List.of()).checkpoints()).isEqualTo(1);
        assertFound(log, false, List.of(ledger.kept()), "the kept checkpoint is about");
    }

    @Test
    void aForkedLogIsNamedWhoeverSignedIt() throws Exception {
        int shard = shardOf(Fact.ConnectionTransferred.class);
        MemoryLog log = ledger.log().copy();
        forgetOthers(log);
        // The same story, with one word of it sealed otherwise, and signed with the ledger's own key.
        replace(log, last(shard), event -> {
            var sealed = Objects.requireNonNull(event.sealed());
            byte[] bytes = sealed.ciphertext().toByteArray();
            bytes[bytes.length - 1] ^= 1;
            return new LedgerEvent(
                    event.header(), event.fact(), new SealedPart(sealed.key(), sealed.schema(), Octets.copyOf(bytes)));
        });
        addCheckpoint(log, shard);
        assertThat(ledger.verify(log, false, List.of()).checkpoints()).isEqualTo(1);
        assertFound(log, false, List.of(ledger.kept()), "the log was forked");
        assertFound(log, true, List.of(), "nobody asked for it");
    }

    @Test
    void anEventThatTheWriterInventedIsNamedByWhoeverHasTheKey() throws Exception {
        MemoryLog log = ledger.log().copy();
        forgetOthers(log);
        LedgerEvent last = last(shardOf(Fact.ConnectionTransferred.class));
        ConnectionId connection = new ConnectionId(ledger.connection());
        LedgerEvent granted = first(Fact.ConnectionGranted.class, connection);
        IdentityId thief = ((Fact.ConnectionGranted) granted.fact()).owner();
        LedgerEvent invented = invented(last, connection, thief);
        int shard = last.header().position().shard();
        log.add(EVENTS, shard, RecordKeys.of(connection.routing()), CODEC.encode(invented));

        // It obeys every rule: without a key nobody knows.
        assertThat(ledger.verify(log, false, List.of()).events()).isPositive();
        assertFound(log, true, List.of(), invented.header().position() + ": nobody asked for it");
    }

    private static LedgerEvent invented(LedgerEvent last, ConnectionId connection, IdentityId thief) {
        EventHeader h = last.header();
        LedgerEvent transferred = first(Fact.ConnectionTransferred.class, connection);
        CommandHeader header = new CommandHeader(
                h.ledger(),
                CommandId.of(connection.routing(), 4711),
                transferred.header().actor(),
                h.occurredAt(),
                null,
                Octets.copyOf(new byte[32]));
        Command command = new Command.TransferConnection(connection, Authority.ADMIN, thief, 1);
        return new LedgerEvent(
                new EventHeader(
                        h.ledger(),
                        new Position(h.position().shard(), h.position().seq() + 1),
                        EventIds.of(h.ledger(), header.id(), 0),
                        h.occurredAt(),
                        header.actor(),
                        header.id(),
                        connection,
                        transferred.header().version() + 1,
                        ClearBytes.encode(header, command)),
                new Fact.ConnectionTransferred(((Fact.ConnectionTransferred) transferred.fact()).to(), thief, 1),
                transferred.sealed());
    }

    /** What the ledger signs about a shard that looks so. */
    private static void addCheckpoint(MemoryLog log, int shard) throws Exception {
        Frontier frontier = new Frontier();
        log.records(EVENTS, shard).forEach(record -> frontier.add(TreeHash.leaf(Frame.entry(record.value()))));
        TreeOrigin origin = new TreeOrigin(ledger.founding().ledger(), TreeName.events(shard), 0);
        byte[] note = ledger.signer()
                .sign(new Checkpoint(origin.toString(), frontier.head()).text())
                .toByteArray();
        log.add(Topics.CHECKPOINTS.name(), 0, "events".getBytes(StandardCharsets.US_ASCII), note);
    }

    /** The writer's changelog and the checkpoints: whoever changes the log can change them too. */
    private static void forgetOthers(MemoryLog log) {
        log.records(Topics.CHECKPOINTS.name(), 0).clear();
        for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
            log.records(BrokerAcls.WRITERS_MEMORY, shard).clear();
        }
    }

    private static void assertFound(MemoryLog log, String rule) {
        assertFound(log, false, List.of(), rule);
    }

    private static void assertFound(MemoryLog log, boolean withKey, List<byte[]> since, String rule) {
        assertThatExceptionOfType(DiscrepancyException.class)
                .isThrownBy(() -> ledger.verify(log, withKey, since))
                .withMessageContaining(rule);
    }

    private static void removeLast(List<?> records) {
        records.remove(records.size() - 1);
    }

    private static List<LedgerEvent> events(int shard) {
        return ledger.log().records(EVENTS, shard).stream()
                .map(record -> CODEC.decode(record.value()))
                .toList();
    }

    private static LedgerEvent last(int shard) {
        List<LedgerEvent> events = events(shard);
        return events.get(events.size() - 1);
    }

    private static int shardOf(Class<? extends Fact> type) {
        return first(type, new ConnectionId(ledger.connection()))
                .header()
                .position()
                .shard();
    }

    private static LedgerEvent first(Class<? extends Fact> type, ConnectionId connection) {
        for (int shard = 0; shard < RunningLedger.SHARDS; shard++) {
            for (LedgerEvent event : events(shard)) {
                if (type.isInstance(event.fact()) && event.header().entity().equals(connection)) {
                    return event;
                }
            }
        }
        throw new AssertionError("there must be such an event");
    }

    private static void replace(MemoryLog log, LedgerEvent event, UnaryOperator<LedgerEvent> change) {
        Position at = event.header().position();
        log.records(EVENTS, at.shard())
                .set(
                        (int) at.seq() - 1,
                        MemoryLog.record(
                                EVENTS,
                                at.shard(),
                                at.seq() - 1,
                                RecordKeys.of(event.header().entity().routing()),
                                CODEC.encode(change.apply(event))));
    }
}
