package io.credledger.fold;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.refresh.Held;
import io.credledger.schedule.DueKey;
import io.credledger.schedule.Tick;
import io.credledger.sealing.BrokenSealException;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** The connections of one shard and when each is due: rows and index always say the same. */
final class Calendar {

    private final KeyValueStore<Bytes, byte[]> connections;
    private final KeyValueStore<Bytes, byte[]> keys;
    private final Tick due;
    private final FoldParts parts;
    private final EventCodec events;
    private final DataKeyCodec keyCodec;

    Calendar(
            KeyValueStore<Bytes, byte[]> connections,
            KeyValueStore<Bytes, byte[]> keys,
            KeyValueStore<Bytes, byte[]> due,
            FoldParts parts) {
        this.connections = connections;
        this.keys = keys;
        this.due = new Tick(new StoredDueIndex(due), parts.budget());
        this.parts = parts;
        this.events = new EventCodec(parts.format());
        this.keyCodec = new DataKeyCodec(parts.format());
    }

    Tick due() {
        return due;
    }

    /** @param bytes the event as the log has it */
    void event(LedgerEvent event, byte[] bytes) {
        ConnectionId id = (ConnectionId) event.header().entity();
        StoredConnection before = row(id).orElse(null);
        Connection after =
                (Connection) Evolve.apply(before == null ? null : before.state(), event.header(), event.fact());
        boolean renews =
                event.fact() instanceof Fact.ConnectionGranted || event.fact() instanceof Fact.CredentialRefreshed;
        if (!renews && before == null) {
            throw new BrokenHistoryException(
                    "a connection begins with a grant", event.header().position());
        }
        Octets credential = renews || before == null ? Octets.copyOf(bytes) : before.credential();
        Long when = dueOf(after, () -> renews ? event : events.decode(credential.toByteArray()));
        write(id, before, new StoredConnection(after, credential, when));
    }

    void key(ConnectionId connection, DataKeyId id, byte[] value) {
        keys.put(text(id.value()), value);
        byte[] stored = connections.get(text(connection.value()));
        // What waited for it can be opened now. Whatever has a date was opened without it.
        if (stored == null || StoredConnection.isDated(stored)) {
            return;
        }
        StoredConnection row = StoredConnection.decode(stored);
        Long when = dueOf(row.state(), () -> events.decode(row.credential().toByteArray()));
        if (when != null) {
            due.put(new DueKey(when, connection));
            connections.put(text(connection.value()), StoredConnection.dated(stored, when));
        }
    }

    void shredded(DataKeyId id) {
        keys.delete(text(id.value()));
    }

    /** What is held of the connection; empty where there is none. */
    Optional<Held> held(ConnectionId id) {
        return row(id).map(this::held);
    }

    private Held held(StoredConnection row) {
        return new Held(row.state(), events.decode(row.credential().toByteArray()), keysOf(row.state()));
    }

    private List<WrappedDataKey> keysOf(Connection state) {
        List<WrappedDataKey> found = new ArrayList<>();
        key(state.detailsKey()).ifPresent(found::add);
        key(state.tokenKey()).ifPresent(found::add);
        return found;
    }

    private Optional<WrappedDataKey> key(DataKeyId id) {
        return Optional.ofNullable(keys.get(text(id.value())))
                .map(value -> keyCodec.decode(value).key());
    }

    private Optional<StoredConnection> row(ConnectionId id) {
        return Optional.ofNullable(connections.get(text(id.value()))).map(StoredConnection::decode);
    }

    private void write(ConnectionId id, @Nullable StoredConnection before, StoredConnection after) {
        Long was = before == null ? null : before.due();
        if (!Objects.equals(was, after.due())) {
            if (was != null) {
                due.remove(new DueKey(was, id));
            }
            if (after.due() != null) {
                due.put(new DueKey(after.due(), id));
            }
        }
        connections.put(text(id.value()), after.encode());
    }

    /** @param credential the event that holds it, decoded only where somebody wants to know */
    private @Nullable Long dueOf(Connection state, Supplier<LedgerEvent> credential) {
        try {
            return parts.dates().due(state, () -> opened(state, credential));
        } catch (BrokenSealException e) {
            // An alarm was raised; what cannot be opened cannot be refreshed.
            return null;
        }
    }

    /** A date before both keys are there would come true before anything can be done. */
    private Optional<Credential> opened(Connection state, Supplier<LedgerEvent> credential) {
        List<WrappedDataKey> both = keysOf(state);
        return both.size() < 2 ? Optional.empty() : parts.opened().credential(new Held(state, credential.get(), both));
    }

    private static Bytes text(String id) {
        return Bytes.wrap(id.getBytes(StandardCharsets.US_ASCII));
    }
}
