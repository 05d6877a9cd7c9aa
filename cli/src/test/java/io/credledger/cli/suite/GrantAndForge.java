package io.credledger.cli.suite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.wire.ClearBytes;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A grant that is to be the active forge and its activation are both on the log or neither is: in the events of one command, which a reader
 * of committed records sees whole or not at all.
 */
public final class GrantAndForge {

    private final Map<EntityId, EntityState> fold = new HashMap<>();

    private GrantAndForge() {}

    /** @param commands the events of each command, in order */
    public static void cameTogether(Collection<List<LedgerEvent>> commands) {
        GrantAndForge ledger = new GrantAndForge();
        commands.forEach(ledger::take);
    }

    private void take(List<LedgerEvent> events) {
        Command asked = ClearBytes.decode(requireNonNull(events.get(0).header().commandBytes()))
                .command();
        @Nullable EntityState before = asked instanceof Command.StoreConnection store ? forge(store) : null;
        for (LedgerEvent event : events) {
            EntityId entity = event.header().entity();
            fold.put(entity, Evolve.apply(fold.get(entity), event.header(), event.fact()));
        }
        if (asked instanceof Command.StoreConnection store) {
            hold(store, before, events);
        } else if (!(asked instanceof Command.ActivateForge)) {
            assertThat(events)
                    .as("nothing else activates")
                    .noneMatch(event -> event.fact() instanceof Fact.ForgeActivated);
        }
    }

    private void hold(Command.StoreConnection store, @Nullable EntityState before, List<LedgerEvent> events) {
        Fact.ForgeActivated activation = new Fact.ForgeActivated(store.namespace(), store.target());
        assertThat(events.get(0).fact()).isInstanceOf(Fact.ConnectionGranted.class);
        if (store.activate() && store.owner().equals(store.namespace())) {
            boolean wasIt =
                    before instanceof ActiveForge forge && store.target().equals(forge.connection());
            assertThat(events).hasSize(wasIt ? 1 : 2);
            assertThat(wasIt || events.get(1).fact().equals(activation)).isTrue();
            assertThat(forge(store))
                    .isInstanceOfSatisfying(
                            ActiveForge.class,
                            forge -> assertThat(forge.connection()).isEqualTo(store.target()));
        } else {
            assertThat(events).hasSize(1);
        }
    }

    private @Nullable EntityState forge(Command.StoreConnection store) {
        return fold.get(ForgeId.of(store.namespace()));
    }
}
