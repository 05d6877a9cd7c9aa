package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.store.ShardStore;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Adds up a shard's events in memory, on top of what its store has. */
final class Fold implements Consumer<LedgerEvent> {

    private final ShardStore store;
    private final Map<EntityId, EntityState> entities = new HashMap<>();
    private final List<DataKeyId> shredded = new ArrayList<>();
    private Chronicle chronicle;

    Fold(ShardStore store) {
        this.store = store;
        this.chronicle = store.chronicle();
    }

    @Override
    public void accept(LedgerEvent event) {
        EventHeader header = event.header();
        if (header.position().seq() <= chronicle.seq()) {
            return;
        }
        boolean next = header.position().seq() == chronicle.seq() + 1
                && header.position().shard() == store.shard();
        if (!next) {
            throw new UnrecoverableException(
                    ExitCode.UNEXPECTED,
                    "the log of shard " + store.shard() + " is not dense after " + chronicle.seq());
        }
        @Nullable EntityState before = entities.get(header.entity());
        entities.put(
                header.entity(),
                Evolve.apply(before == null ? store.entity(header.entity()) : before, header, event.fact()));
        if (event.fact() instanceof Fact.DataKeyShredded gone) {
            shredded.add(gone.key());
        }
        chronicle = chronicle.after(header);
    }

    /** The data keys that are gone. */
    List<DataKeyId> shredded() {
        return shredded;
    }

    /** The states that changed. */
    Map<EntityId, EntityState> entities() {
        return entities;
    }

    /** Where the log stands. */
    Chronicle chronicle() {
        return chronicle;
    }
}
