package io.credledger.cli.audit;

import io.credledger.command.Ledger;
import io.credledger.command.MemoryShard;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.view.FoldedLog;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A ledger without Kafka: decided by the real rules, written as the writer writes, to a log and to the view. */
final class MadeLedger {

    private static final EventCodec EVENTS = new EventCodec(OuterFormat.builtIn());
    private static final DataKeyCodec KEYS = new DataKeyCodec(OuterFormat.builtIn());

    final Ledger ids;
    final MemoryLog log = new MemoryLog();
    final FoldedLog folded;
    private final List<MemoryShard> shards = new ArrayList<>();

    MadeLedger(Ledger ids) {
        this.ids = ids;
        this.folded = new FoldedLog(ids.shards);
        for (int shard = 0; shard < ids.shards; shard++) {
            shards.add(new MemoryShard(shard));
            log.records(Topics.EVENTS.name(), shard);
            log.records(Topics.KEYS.name(), shard);
        }
    }

    /** @return the events that came of it; none where it was refused or changed nothing */
    List<LedgerEvent> take(CommandMessage message, Instant now) {
        int number = ids.shardOf(message.command().target());
        MemoryShard shard = shards.get(number);
        int logged = shard.log().size();
        shard.take(message, now);
        List<LedgerEvent> happened =
                List.copyOf(shard.log().subList(logged, shard.log().size()));
        if (!happened.isEmpty()) {
            message.keys().forEach(key -> write(key, number));
        }
        happened.forEach(event -> write(event, number));
        return happened;
    }

    private void write(WrappedDataKey key, int shard) {
        byte[] name = RecordKeys.of(key.subject().routing(), key.id());
        write(Topics.KEYS.name(), shard, name, KEYS.encode(ids.id, key));
    }

    private void write(LedgerEvent event, int shard) {
        EntityId entity = event.header().entity();
        write(Topics.EVENTS.name(), shard, RecordKeys.of(entity.routing()), EVENTS.encode(event));
        if (event.fact() instanceof Fact.DataKeyShredded gone) {
            write(Topics.KEYS.name(), shard, RecordKeys.of(entity.routing(), gone.key()), null);
        }
    }

    private void write(String topic, int shard, byte[] key, byte @Nullable [] value) {
        log.add(topic, shard, key, value);
        folded.add(topic, shard, key, value);
    }

    <S extends EntityState> S find(EntityId id, Class<S> kind) {
        return Objects.requireNonNull(shards.get(ids.shardOf(id)).find(id, kind));
    }

    List<LedgerEvent> events(int shard) {
        return shards.get(shard).log();
    }

    int length() {
        return shards.stream().mapToInt(shard -> shard.log().size()).sum();
    }

    Fact.LedgerFounded founding() {
        return (Fact.LedgerFounded) events(0).get(0).fact();
    }
}
