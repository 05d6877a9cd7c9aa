package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Entities as they were: the events of their history up to a moment, folded as they were folded when they happened. */
final class PastEntities {

    private final StoreReader reader;
    private final ViewRows rows;
    private final int shards;

    PastEntities(StoreReader reader, ViewRows rows, int shards) {
        this.reader = reader;
        this.rows = rows;
        this.shards = shards;
    }

    Optional<LedgerEvent> event(Position position) {
        return found(ViewStores.ENTITIES_BY_SEQ, position.shard(), StoreKeys.seq(position.seq()))
                .map(entity -> StoreKeys.history(Bytes.wrap(entity), position.seq()))
                .flatMap(key -> found(ViewStores.HISTORY, position.shard(), key))
                .map(rows::event);
    }

    private Optional<byte[]> found(String store, int shard, Bytes key) {
        return reader.read(store, shard, entries -> Optional.ofNullable(entries.get(key)));
    }

    /** What the events so far have made of an entity. */
    private static final class Folding {
        private @Nullable EntityState state;
        private @Nullable LedgerEvent details;

        void take(LedgerEvent event) {
            state = Evolve.apply(state, event.header(), event.fact());
            details = FactTraits.of(event.fact()).detailed() ? event : details;
        }
    }

    <S extends EntityState> Optional<S> state(EntityId id, Class<S> type, Moment moment) {
        return Optional.ofNullable(folded(id, moment).state).map(type::cast);
    }

    <S extends EntityState> Optional<Row<S>> row(EntityId id, Class<S> type, Moment moment) {
        Folding folded = folded(id, moment);
        return folded.state == null || folded.details == null
                ? Optional.empty()
                : Optional.of(new Row<>(type.cast(folded.state), folded.details));
    }

    /** The same where the row of today is at hand: often nothing has happened since. */
    Optional<Row<Connection>> row(Row<Connection> today, Moment moment) {
        ConnectionId id = today.state().id();
        boolean unchanged = moment.isTimeFor(id.routing().shard(shards))
                && moment.reaches(today.state().stamp().updatedAt());
        return unchanged ? Optional.of(today) : row(id, Connection.class, moment);
    }

    private Folding folded(EntityId id, Moment moment) {
        return over(id, moment, Folding::new, Folding::take);
    }

    List<Tenure> tenures(ConnectionId id, Moment moment) {
        return over(id, moment, Tenures::new, Tenures::take).tenures;
    }

    private static final class Tenures {
        private final Folding folding = new Folding();
        private final List<Tenure> tenures = new ArrayList<>();

        void take(LedgerEvent event) {
            folding.take(event);
            if (!(folding.state instanceof Connection connection)) {
                throw new CorruptStoreException("a connection's history must be of a connection");
            }
            int last = tenures.size() - 1;
            if (last >= 0 && tenures.get(last).owner().equals(connection.owner())) {
                return;
            }
            if (last >= 0) {
                Tenure before = tenures.get(last);
                tenures.set(last, new Tenure(before.owner(), before.begun(), event));
            }
            tenures.add(new Tenure(connection.owner(), event, null));
        }
    }

    /** Within a shard time never goes back: the first event that is too late ends it. */
    private <A> A over(EntityId id, Moment moment, Supplier<A> begin, BiConsumer<A, LedgerEvent> take) {
        int shard = id.routing().shard(shards);
        Bytes first = StoreKeys.history(id, 0);
        Bytes last = StoreKeys.history(id, moment.lastSeq(shard));
        return reader.read(ViewStores.HISTORY, shard, entries -> {
            A account = begin.get();
            try (KeyValueIterator<Bytes, byte[]> events = entries.range(first, last)) {
                while (events.hasNext()) {
                    LedgerEvent event = rows.event(events.next().value);
                    if (!moment.covers(event.header())) {
                        break;
                    }
                    take.accept(account, event);
                }
            }
            return account;
        });
    }
}
