package io.credledger.cli.audit.replay;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who owned which connection from when to when, added up event by event. Holds only what concerns whoever is asked about. */
public final class Tenures {

    private final @Nullable IdentityId only;
    private final Map<ConnectionId, List<Tenure>> tenures = new LinkedHashMap<>();
    private final Set<ConnectionId> connected = new HashSet<>();
    private @Nullable Position last;

    /** @param only the one owner whose tenures are kept; null for everybody's */
    Tenures(@Nullable IdentityId only) {
        this.only = only;
    }

    void apply(LedgerEvent event) {
        EventHeader header = event.header();
        if (!(header.entity() instanceof ConnectionId connection)) {
            return;
        }
        if (event.fact() instanceof Fact.ConnectionGranted granted) {
            begin(connection, granted.owner(), header, event.fact().type());
            if (tenures.containsKey(connection)) {
                connected.add(connection);
            }
        } else if (event.fact() instanceof Fact.ConnectionTransferred transferred) {
            begin(connection, transferred.to(), header, event.fact().type());
            if (tenures.containsKey(connection)) {
                connected.add(connection);
            }
        } else if (event.fact() instanceof Fact.ConnectionDisconnected) {
            connected.remove(connection);
        }
        last = header.position();
    }

    private void begin(ConnectionId connection, IdentityId owner, EventHeader header, String how) {
        List<Tenure> all = tenures.getOrDefault(connection, new ArrayList<>());
        Tenure current = all.isEmpty() ? null : all.get(all.size() - 1);
        boolean open = current != null && current.to() == null;
        if (current != null && open) {
            if (current.owner().equals(owner)) {
                return;
            }
            all.set(all.size() - 1, current.endedAt(header.occurredAt()));
        }
        if (only == null || only.equals(owner)) {
            all.add(new Tenure(connection, owner, header.occurredAt(), null, header.position(), how));
            tenures.put(connection, all);
        }
    }

    /** All of them, by connection, oldest first. */
    public List<Tenure> all() {
        return tenures.values().stream().flatMap(List::stream).toList();
    }

    /** Those that have not ended. */
    public List<Tenure> current() {
        return all().stream().filter(tenure -> tenure.to() == null).toList();
    }

    public boolean isConnected(ConnectionId connection) {
        return connected.contains(connection);
    }

    /** Where the last event stands that was about what is kept. */
    public @Nullable Position last() {
        return last;
    }
}
