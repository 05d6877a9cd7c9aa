package io.credledger.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.cli.audit.verify.DiscrepancyException;
import io.credledger.cli.audit.verify.Tally;
import io.credledger.cli.audit.verify.Verification;
import io.credledger.cli.broker.BrokerAcls;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.StateCodec;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Random ledgers verify; whatever is done to one is found and named. */
class VerificationTest {

    private static final String EVENTS = Topics.EVENTS.name();
    private static final int SHARDS = 3;

    private final RandomLog made = new RandomLog(7, SHARDS, 400);

    private Tally verify(MemoryLog log) {
        return verify(log, made.founding());
    }

    private static Tally verify(MemoryLog log, Fact.LedgerFounded founding) {
        try (Scratch scratch = new Scratch()) {
            OuterFormat format = OuterFormat.builtIn();
            return new Verification(
                            log,
                            format,
                            founding,
                            Opened.NOTHING,
                            new StoredKeys(scratch, format),
                            new Verification.Trust(null, List.of()))
                    .run((passed, length) -> {});
        }
    }

    private DiscrepancyException found(MemoryLog log) {
        DiscrepancyException found = catchThrowableOfType(DiscrepancyException.class, () -> verify(log));
        assertThat(found).as("a discrepancy").isNotNull();
        return found;
    }

    @Test
    void randomLedgersVerify() {
        for (int seed = 0; seed < 40; seed++) {
            RandomLog random = new RandomLog(seed, 1 + seed % 4, 200);
            Tally tally = verify(random.log(), random.founding());
            assertThat(tally.events()).isEqualTo(random.events().size());
            assertThat(tally.commands())
                    .isEqualTo(random.events().stream()
                            .filter(event -> event.header().commandBytes() != null)
                            .count());
        }
    }

    @Test
    void anEventThatIsMissingIsNamed() {
        Position middle = made.middle(1);
        MemoryLog log = made.log().copy();
        log.records(EVENTS, 1).remove((int) middle.seq() - 1);
        assertThat(found(log)).hasMessageContaining(middle + ": is missing");
    }

    @Test
    void twoEventsThatChangedPlacesAreNamed() {
        Position middle = made.middle(1);
        MemoryLog log = made.log().copy();
        Collections.swap(log.records(EVENTS, 1), (int) middle.seq() - 1, (int) middle.seq());
        assertThat(found(log)).hasMessageContaining(middle + ": is missing");
    }

    @Test
    void aShardThatWasEmptiedOrDroppedIsNamed() {
        MemoryLog emptied = made.log().copy();
        emptied.records(EVENTS, 2).clear();
        assertThat(found(emptied)).hasMessage("shard 2: has no events, not even its founding: it was dropped");
        MemoryLog dropped = made.log().copy();
        dropped.dropLastPartition(EVENTS);
        assertThat(found(dropped)).hasMessage("credledger.events: has 2 shards, and was founded with 3");
    }

    @Test
    void anEventThatItsCommandDoesNotLeadToIsNamed() {
        LedgerEvent shared = first(Fact.AccessShared.class);
        MemoryLog log = changed(
                shared,
                event -> new LedgerEvent(
                        event.header(), new Fact.AccessShared(event.header().actor()), event.sealed()));
        assertThat(found(log)).hasMessageEndingWith("is not what its command leads to");
    }

    @Test
    void anotherActorIsNamed() {
        LedgerEvent granted = first(Fact.ConnectionGranted.class);
        MemoryLog log = changed(granted, event -> {
            EventHeader h = event.header();
            return new LedgerEvent(
                    new EventHeader(
                            h.ledger(),
                            h.position(),
                            h.id(),
                            h.occurredAt(),
                            made.founding().server(),
                            h.command(),
                            h.entity(),
                            h.version(),
                            h.commandBytes()),
                    event.fact(),
                    event.sealed());
        });
        assertThat(found(log))
                .hasMessage(granted.header().position() + ": carries another command than its header names");
    }

    @Test
    void anEventAfterTheLastThatRepeatsACommandIsNamed() {
        LedgerEvent updated = first(Fact.IdentityUpdated.class);
        int shard = updated.header().position().shard();
        MemoryLog log = made.log().copy();
        long seq = made.shard(shard).log().size() + 1L;
        EventHeader h = updated.header();
        EntityState state = Objects.requireNonNull(made.shard(shard).entity(h.entity()));
        LedgerEvent again = new LedgerEvent(
                new EventHeader(
                        h.ledger(),
                        new Position(shard, seq),
                        h.id(),
                        last(shard).header().occurredAt(),
                        h.actor(),
                        h.command(),
                        h.entity(),
                        state.version() + 1,
                        h.commandBytes()),
                updated.fact(),
                updated.sealed());
        log.add(EVENTS, shard, RecordKeys.of(h.entity().routing()), RandomLog.EVENTS.encode(again));
        assertThat(found(log))
                .hasMessage(shard + ":" + seq + ": its command has led to events before, and leads to none again");
    }

    @Test
    void aKeyThatIsGoneWithoutAWordIsNamed() {
        MemoryLog log = made.log().copy();
        ConsumerRecord<byte[], byte[]> key = log.records(Topics.KEYS.name(), 0).get(0);
        log.add(Topics.KEYS.name(), 0, key.key(), null);
        assertThat(found(log)).hasMessageContaining("is gone, and no event says that it was shredded");
    }

    @Test
    void theWritersMemoryIsTheFoldsOrNamed() {
        MemoryLog log = withMemory();
        assertThat(verify(log).writersStates()).isPositive();

        LedgerEvent granted = first(Fact.ConnectionGranted.class);
        int shard = granted.header().position().shard();
        EntityState old = Evolve.apply(null, granted.header(), granted.fact());
        MemoryLog other = withMemory();
        other.add(BrokerAcls.WRITERS_MEMORY, shard, key(granted.header().entity()), StateCodec.encode(old));
        EntityState now = made.shard(shard).entity(granted.header().entity());
        if (old.equals(now)) {
            assertThat(verify(other).writersStates()).isPositive();
        } else {
            assertThat(found(other)).hasMessageContaining("the writer remembers another state of");
        }

        MemoryLog ahead = withMemory();
        ahead.records(EVENTS, 0).remove(ahead.records(EVENTS, 0).size() - 1);
        assertThat(found(ahead)).hasMessageContaining("is missing: the writer remembers events up to");
    }

    private MemoryLog withMemory() {
        MemoryLog log = made.log().copy();
        for (int shard = 0; shard < SHARDS; shard++) {
            int number = shard;
            made.shard(shard)
                    .entities()
                    .forEach((id, state) ->
                            log.add(BrokerAcls.WRITERS_MEMORY, number, key(id), StateCodec.encode(state)));
            log.add(
                    BrokerAcls.WRITERS_MEMORY,
                    shard,
                    "m".getBytes(StandardCharsets.US_ASCII),
                    ByteBuffer.allocate(16)
                            .putLong(made.shard(shard).log().size())
                            .putLong(0)
                            .array());
        }
        return log;
    }

    private static byte[] key(EntityId id) {
        return ("e" + id.value()).getBytes(StandardCharsets.US_ASCII);
    }

    private LedgerEvent last(int shard) {
        List<LedgerEvent> events = made.shard(shard).log();
        return events.get(events.size() - 1);
    }

    private LedgerEvent first(Class<? extends Fact> type) {
        return made.events().stream()
                .filter(event -> type.isInstance(event.fact()) && event.header().commandBytes() != null)
                .findFirst()
                .orElseThrow();
    }

    private MemoryLog changed(LedgerEvent event, UnaryOperator<LedgerEvent> change) {
        Position at = event.header().position();
        MemoryLog log = made.log().copy();
        byte[] key = RecordKeys.of(event.header().entity().routing());
        log.records(EVENTS, at.shard())
                .set(
                        (int) at.seq() - 1,
                        MemoryLog.record(
                                EVENTS, at.shard(), at.seq() - 1, key, RandomLog.EVENTS.encode(change.apply(event))));
        return log;
    }
}
