package io.credledger.view;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;

/** Lists of connections: of one namespace from its shard, of one identity by the index, and all. The row decides, not the index. */
final class ConnectionLists {

    private final StoreReader reader;
    private final ViewRows rows;
    private final int shards;

    ConnectionLists(StoreReader reader, ViewRows rows, int shards) {
        this.reader = reader;
        this.rows = rows;
        this.shards = shards;
    }

    /** What a connection of today was at the time of the list; empty where it was not yet. */
    @FunctionalInterface
    interface Then {
        Optional<Row<Connection>> of(Row<Connection> today);
    }

    /** As it is: relations that are over need not be looked at. */
    Page<Row<Connection>> page(ConnectionFilter filter, PageRequest page) {
        return page(filter, page, false, Optional::of);
    }

    /** As it was. */
    Page<Row<Connection>> page(ConnectionFilter filter, PageRequest page, Then then) {
        return page(filter, page, true, then);
    }

    private Page<Row<Connection>> page(ConnectionFilter filter, PageRequest page, boolean former, Then then) {
        if (filter.namespace() != null) {
            // Connections of a namespace have its routing.
            List<Integer> home = List.of(filter.namespace().routing().shard(shards));
            String prefix = ConnectionId.PREFIX + filter.namespace().routing();
            return scanned(home, prefix, filter, page, then);
        }
        IdentityId identity = filter.owner() != null ? filter.owner() : filter.visibleTo();
        return identity == null
                ? scanned(everywhere(), ConnectionId.PREFIX, filter, page, then)
                : indexed(identity)
                        .page(
                                page,
                                (shard, entry) -> former || entry.value[0] != ConnectionIndex.FORMER
                                        ? today(entry).flatMap(then::of).filter(row -> filter.matches(row.state()))
                                        : Optional.empty());
    }

    Page<Row<Connection>> everRelatedTo(IdentityId identity, PageRequest page) {
        return indexed(identity).page(page, (shard, entry) -> today(entry));
    }

    private ShardedList indexed(IdentityId identity) {
        return new ShardedList(reader, ViewStores.CONNECTION_INDEX, everywhere(), StoreKeys.text(identity.value()));
    }

    private Optional<Row<Connection>> today(KeyValue<Bytes, byte[]> indexed) {
        return rows.row(StoreKeys.connection(indexed.key), Connection.class);
    }

    private List<Integer> everywhere() {
        return IntStream.range(0, shards).boxed().toList();
    }

    private Page<Row<Connection>> scanned(
            List<Integer> where, String prefix, ConnectionFilter filter, PageRequest page, Then then) {
        return new ShardedList(reader, ViewStores.CONNECTIONS, where, StoreKeys.text(prefix))
                .page(
                        page,
                        (shard, entry) -> then.of(rows.row(entry.value, Connection.class))
                                .filter(row -> filter.matches(row.state())));
    }

    /** Those that hold an external account, connected or not. */
    List<Row<Connection>> holding(AccountId account) {
        return new ShardedList(reader, ViewStores.CONNECTION_INDEX, everywhere(), StoreKeys.text(account.value()))
                .page(
                        new PageRequest(null, PageRequest.MAX_LIMIT),
                        (shard, entry) -> today(entry)
                                .filter(row -> account.equals(row.state().account())))
                .items();
    }
}
