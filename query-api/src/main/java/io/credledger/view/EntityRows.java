package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Octets;
import io.credledger.wire.EventCodec;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Applies one event to the stores. Every write can be done again on its own, because a crash may keep some of an event's writes and lose
 * others: a row that has the event already is left as it is, what follows from the row is written anew.
 */
final class EntityRows {

    private final StoreSet stores;
    private final KeyValueStore<Bytes, byte[]> history;
    private final KeyValueStore<Bytes, byte[]> bySeq;
    private final ConnectionIndex index;
    private final NoticeIndex notices;
    private final EventCodec codec;

    EntityRows(StoreSet stores, EventCodec codec) {
        this.stores = stores;
        this.history = stores.named(ViewStores.HISTORY);
        this.bySeq = stores.named(ViewStores.ENTITIES_BY_SEQ);
        this.index = new ConnectionIndex(stores.named(ViewStores.CONNECTION_INDEX));
        this.notices = new NoticeIndex(stores.named(ViewStores.NOTICES));
        this.codec = codec;
    }

    /** Whether this event was applied, exactly as it is. */
    boolean has(LedgerEvent event, byte[] bytes) {
        EventHeader header = event.header();
        return Arrays.equals(
                history.get(StoreKeys.history(header.entity(), header.position().seq())), bytes);
    }

    /** @param bytes the event as the log has it */
    void apply(LedgerEvent event, byte[] bytes) {
        EventHeader header = event.header();
        EntityId entity = header.entity();
        history.put(StoreKeys.history(entity, header.position().seq()), bytes);
        bySeq.put(StoreKeys.seq(header.position().seq()), StoreKeys.of(entity).get());
        KeyValueStore<Bytes, byte[]> rows = stores.named(ViewStores.rowsOf(entity));
        StoredRow row = StoredRow.decodeNullable(rows.get(StoreKeys.of(entity)));
        if (row != null && row.state().version() >= header.version()) {
            mend(event, row.state());
            return;
        }
        EntityState before = row == null ? null : row.state();
        EntityState after = Evolve.apply(before, header, event.fact());
        if (after instanceof Connection connection) {
            index.write((Connection) before, connection, connection);
            notices.write((Connection) before, header, event.fact(), connection);
        }
        index(event);
        rows.put(StoreKeys.of(entity), new StoredRow(after, details(row, event, bytes)).encode());
    }

    /** A login's entry is never taken away: its row says whose it is now. */
    private void index(LedgerEvent event) {
        if (event.fact() instanceof Fact.LoginMapped mapped && event.header().entity() instanceof LoginId login) {
            stores.named(ViewStores.LOGINS_BY_IDENTITY).put(StoreKeys.related(mapped.identity(), login), new byte[0]);
        }
    }

    private static @Nullable Octets details(@Nullable StoredRow row, LedgerEvent event, byte[] bytes) {
        if (FactTraits.of(event.fact()).detailed()) {
            return Octets.copyOf(bytes);
        }
        return row == null ? null : row.details();
    }

    /** After a crash only: the row has moved on, so the states around the event are folded once more, to know whom it concerned. */
    private void mend(LedgerEvent event, EntityState row) {
        if (row instanceof Connection now) {
            EntityState before = stateBefore(event.header());
            EntityState after = Evolve.apply(before, event.header(), event.fact());
            index.write((Connection) before, (Connection) after, now);
            notices.write((Connection) before, event.header(), event.fact(), (Connection) after);
        }
        index(event);
    }

    private @Nullable EntityState stateBefore(EventHeader header) {
        EntityState state = null;
        Bytes from = StoreKeys.history(header.entity(), 0);
        Bytes to = StoreKeys.history(header.entity(), header.position().seq() - 1);
        try (KeyValueIterator<Bytes, byte[]> events = history.range(from, to)) {
            while (events.hasNext()) {
                LedgerEvent event = codec.decode(events.next().value);
                state = Evolve.apply(state, event.header(), event.fact());
            }
        }
        return state;
    }
}
