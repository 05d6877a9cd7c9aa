package io.credledger.benchmarks.replay;

import io.credledger.command.Chronicle;
import io.credledger.command.Decide;
import io.credledger.command.Decision;
import io.credledger.command.ShardState;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topic;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Decides one shard's commands with the real rules and forgets what is over, so that ten million events fit. */
final class Scribe implements ShardState {

    private final int shard;
    private final Map<EntityId, EntityState> entities = new HashMap<>();
    private final Map<DataKeyId, EntityId> keys = new HashMap<>();
    private Chronicle chronicle = Chronicle.EMPTY;

    Scribe(int shard) {
        this.shard = shard;
    }

    /** What stands in the log already. */
    void read(LedgerEvent event) {
        EntityId id = event.header().entity();
        entities.put(id, Evolve.apply(entities.get(id), event.header(), event.fact()));
        chronicle = chronicle.after(event.header());
    }

    /** The events that the command leads to. */
    List<LedgerEvent> take(CommandMessage message, Instant now) {
        if (!(Decide.decide(this, message, Topic.Writer.EDGE, now) instanceof Decision.Accepted accepted)) {
            throw new IllegalStateException("a command of the benchmark must be accepted");
        }
        List<Chronicle.Entry> entries = chronicle.write(this, message, accepted, now);
        for (WrappedDataKey key : message.keys()) {
            keys.put(key.id(), key.subject());
        }
        entries.forEach(entry -> entities.put(entry.event().header().entity(), entry.after()));
        chronicle = chronicle.after(entries);
        return entries.stream().map(Chronicle.Entry::event).toList();
    }

    /** Nothing more happens to it. */
    void forget(EntityId id, List<DataKeyId> itsKeys) {
        entities.remove(id);
        itsKeys.forEach(keys::remove);
    }

    @Override
    public int shard() {
        return shard;
    }

    @Override
    public @Nullable EntityState entity(EntityId id) {
        return entities.get(id);
    }

    @Override
    public @Nullable EntityId keySubject(DataKeyId key) {
        return keys.get(key);
    }

    /** No key is wrapped anew here. */
    @Override
    public @Nullable Octets wrapDigest(DataKeyId key) {
        return null;
    }

    @Override
    public boolean isShredded(DataKeyId key) {
        return false;
    }
}
