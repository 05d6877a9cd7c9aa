package io.credledger.view;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Position;
import io.credledger.ledger.ShardId;
import io.credledger.merkle.Nodes;
import io.credledger.merkle.TreeName;
import io.credledger.wire.Frame;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The trees as the topology's stores have them, wherever the reader finds them. Safe for many threads. */
public final class StreamsTreeView implements TreeView {

    private final StoreReader reader;
    private final Progress positions;

    public StreamsTreeView(StoreReader reader, Progress positions) {
        this.reader = reader;
        this.positions = positions;
    }

    @Override
    public List<TreeName> trees() {
        return IntStream.range(0, positions.shards())
                .boxed()
                .flatMap(shard -> Stream.of(TreeName.events(shard), TreeName.access(shard)))
                .toList();
    }

    /** Asks the store too: where it is not here, nothing is known of the tree. */
    @Override
    public long size(TreeName tree) {
        return reader.read(
                store(tree),
                tree.shard(),
                entries -> tree.kind() == TreeName.Kind.EVENTS
                        ? positions.applied(tree.shard())
                        : positions.accesses(tree.shard()));
    }

    @Override
    public long restoration(int shard) {
        return reader.read(
                ViewStores.META,
                shard,
                entries -> Optional.ofNullable(StoredRow.decodeNullable(entries.get(StoreKeys.of(ShardId.of(shard)))))
                        .map(row -> ((EntityState.Shard) row.state()).restoration())
                        .orElse(0L));
    }

    @Override
    public <R> R read(TreeName tree, Function<Nodes, R> query) {
        return reader.read(store(tree), tree.shard(), entries -> query.apply(TreeStore.nodes(entries)));
    }

    @Override
    public Optional<byte[]> entry(EntityId entity, Position position) {
        if (entity.routing().shard(positions.shards()) != position.shard()) {
            return Optional.empty();
        }
        return reader.read(
                ViewStores.HISTORY,
                position.shard(),
                entries -> Optional.ofNullable(entries.get(StoreKeys.history(entity, position.seq())))
                        .map(Frame::entry));
    }

    private static String store(TreeName tree) {
        return tree.kind() == TreeName.Kind.EVENTS ? ViewStores.EVENT_TREE : ViewStores.ACCESS_TREE;
    }
}
