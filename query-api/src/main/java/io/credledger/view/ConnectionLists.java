package io.credledger.view;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

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

    Page<Row<Connection>> page(ConnectionFilter filter, PageRequest page) {
        if (filter.namespace() != null) {
            // Connections of a namespace have its routing.
            List<Integer> home = List.of(filter.namespace().routing().shard(shards));
            String prefix = ConnectionId.PREFIX + filter.namespace().routing();
            return scanned(home, prefix, filter, page);
        }
        IdentityId identity = filter.owner() != null ? filter.owner() : filter.visibleTo();
        List<Integer> everywhere = IntStream.range(0, shards).boxed().toList();
        return identity == null
                ? scanned(everywhere, ConnectionId.PREFIX, filter, page)
                : indexed(everywhere, identity, filter, page);
    }

    private Page<Row<Connection>> scanned(
            List<Integer> where, String prefix, ConnectionFilter filter, PageRequest page) {
        return new ShardedList(reader, ViewStores.CONNECTIONS, where, StoreKeys.text(prefix))
                .page(
                        page,
                        (shard, entry) -> Optional.of(rows.row(entry.value, Connection.class))
                                .filter(row -> matches(filter, row.state())));
    }

    private Page<Row<Connection>> indexed(
            List<Integer> where, IdentityId identity, ConnectionFilter filter, PageRequest page) {
        return new ShardedList(reader, ViewStores.CONNECTION_INDEX, where, StoreKeys.text(identity.value()))
                .page(
                        page,
                        (shard, entry) -> rows.row(StoreKeys.connection(entry.key), Connection.class)
                                .filter(row -> matches(filter, row.state())));
    }

    /** Those that hold an external account, connected or not. */
    List<Row<Connection>> holding(AccountId account) {
        List<Integer> everywhere = IntStream.range(0, shards).boxed().toList();
        return new ShardedList(reader, ViewStores.CONNECTION_INDEX, everywhere, StoreKeys.text(account.value()))
                .page(
                        new PageRequest(null, PageRequest.MAX_LIMIT),
                        (shard, entry) -> rows.row(StoreKeys.connection(entry.key), Connection.class)
                                .filter(row -> account.equals(row.state().account())))
                .items();
    }

    private static boolean matches(ConnectionFilter filter, Connection connection) {
        return (filter.visibleTo() == null
                        || connection.owner().equals(filter.visibleTo())
                        || connection.sharedWith().contains(filter.visibleTo()))
                && (filter.owner() == null || connection.owner().equals(filter.owner()))
                && (filter.namespace() == null || connection.namespace().equals(filter.namespace()))
                && (filter.provider() == null || connection.provider().equals(filter.provider()))
                && (filter.connected() == null || connection.connected() == filter.connected());
    }
}
