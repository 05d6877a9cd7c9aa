package io.credledger.command;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A shard in memory: the pure core with nothing around it. */
public final class MemoryShard implements ShardState {

    private final int shard;
    private final Map<EntityId, EntityState> entities = new HashMap<>();
    private final Map<DataKeyId, EntityId> keys = new HashMap<>();
    private final Map<DataKeyId, Octets> wraps = new HashMap<>();
    private final Set<DataKeyId> shredded = new HashSet<>();
    private final List<LedgerEvent> log = new ArrayList<>();
    private Chronicle chronicle = Chronicle.EMPTY;

    public MemoryShard(int shard) {
        this.shard = shard;
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

    @Override
    public @Nullable Octets wrapDigest(DataKeyId key) {
        return wraps.get(key);
    }

    @Override
    public boolean isShredded(DataKeyId key) {
        return shredded.contains(key);
    }

    public Map<EntityId, EntityState> entities() {
        return entities;
    }

    public List<LedgerEvent> log() {
        return log;
    }

    /** A key without what it is for, which no command leads to. */
    void addKeyOf(EntityId subject, Ledger ledger) {
        keys.put(ledger.learnKey(subject), subject);
    }

    /** Decides as if the command came by its own sender's topic and, when accepted, remembers. */
    public Decision take(CommandMessage message, Instant now) {
        return take(message, Ledger.sender(message.command()), now);
    }

    public Decision take(CommandMessage message, Topic.Writer sender, Instant now) {
        Decision decision = Decide.decide(this, message, sender, now);
        if (decision instanceof Decision.Rewrapped rewrapped) {
            rewrapped.keys().forEach(this::store);
        }
        if (decision instanceof Decision.Accepted accepted) {
            List<Chronicle.Entry> entries = chronicle.write(this, message, accepted, now);
            if (!entries.isEmpty()) {
                message.keys().forEach(this::store);
            }
            for (Chronicle.Entry entry : entries) {
                entities.put(entry.event().header().entity(), entry.after());
                log.add(entry.event());
                if (entry.event().fact() instanceof Fact.DataKeyShredded gone) {
                    shredded.add(gone.key());
                }
            }
            chronicle = chronicle.after(entries);
        }
        return decision;
    }

    private void store(WrappedDataKey key) {
        keys.put(key.id(), key.subject());
        wraps.put(key.id(), key.digest());
    }
}
