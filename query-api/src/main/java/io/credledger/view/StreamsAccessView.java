package io.credledger.view;

import io.credledger.ledger.ConnectionId;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.OuterFormat;
import java.util.List;
import java.util.Optional;

/** Access records as the topology's stores have them, wherever the reader finds them. Safe for many threads. */
public final class StreamsAccessView implements AccessView {

    private final StoreReader reader;
    private final AccessCodec codec;
    private final int shards;

    /** @param shards how many the ledger has */
    public StreamsAccessView(StoreReader reader, OuterFormat format, int shards) {
        this.reader = reader;
        this.codec = new AccessCodec(format);
        this.shards = shards;
    }

    @Override
    public Page<Access> accesses(ConnectionId connection, PageRequest page) {
        List<Integer> home = List.of(connection.routing().shard(shards));
        return new ShardedList(reader, ViewStores.ACCESSES, home, StoreKeys.of(connection))
                .page(
                        page,
                        (shard, entry) -> Optional.of(new Access(
                                shard,
                                StoreKeys.accessOffset(entry.key),
                                ViewRows.answered(() -> codec.decode(entry.value)))));
    }
}
