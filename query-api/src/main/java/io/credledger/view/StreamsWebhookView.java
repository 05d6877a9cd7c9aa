package io.credledger.view;

import io.credledger.ledger.EntityState.WebhookBook;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.WebhookBookId;
import io.credledger.ledger.WebhookId;
import io.credledger.wire.OuterFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/** Webhooks as the topology's stores have them, wherever they are; what happened is told of the shards of this process only. Safe for many threads. */
public final class StreamsWebhookView implements WebhookView {

    private final StoreReader reader;
    private final Progress positions;
    private final Here here;
    private final ViewRows rows;

    /**
     * Where what happened is read: each shard is told of by one process, the one that has it.
     *
     * @param reader of the stores of this process
     * @param positions of this process
     */
    public record Here(StoreReader reader, AppliedPositions positions) {}

    /** Of one process that has all shards. */
    public StreamsWebhookView(StoreReader reader, AppliedPositions positions, OuterFormat format) {
        this(reader, positions, new Here(reader, positions), format);
    }

    public StreamsWebhookView(StoreReader reader, Progress positions, Here here, OuterFormat format) {
        this.reader = reader;
        this.positions = positions;
        this.here = here;
        this.rows = new ViewRows(reader, positions.shards(), format);
    }

    @Override
    public Optional<WebhookBook> book(IdentityId identity) {
        return rows.state(WebhookBookId.of(identity), WebhookBook.class);
    }

    @Override
    public Optional<WebhookBook> bookOf(WebhookId webhook) {
        List<Integer> home = List.of(webhook.routing().shard(positions.shards()));
        return books(home, WebhookBookId.PREFIX + webhook.routing(), book -> true).stream()
                .findFirst();
    }

    @Override
    public List<WebhookBook> books() {
        List<Integer> everywhere =
                IntStream.range(0, positions.shards()).boxed().toList();
        return books(everywhere, WebhookBookId.PREFIX, book -> !book.open().isEmpty());
    }

    private List<WebhookBook> books(List<Integer> where, String prefix, Predicate<WebhookBook> wanted) {
        List<WebhookBook> books = new ArrayList<>();
        ShardedList list = new ShardedList(reader, ViewStores.WEBHOOKS, where, StoreKeys.text(prefix));
        @Nullable String cursor = null;
        do {
            Page<WebhookBook> page = list.page(
                    new PageRequest(cursor, PageRequest.MAX_LIMIT),
                    (shard, entry) -> Optional.of(
                                    (WebhookBook) StoredRow.decode(entry.value).state())
                            .filter(wanted));
            books.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return books;
    }

    @Override
    public long revision() {
        return positions.webhooksRevision();
    }

    @Override
    public int shards() {
        return positions.shards();
    }

    /** Asks the store too: where it is not here, nothing is known of the shard. */
    @Override
    public long applied(int shard) {
        return here.reader()
                .read(ViewStores.NOTICES, shard, entries -> here.positions().applied(shard));
    }

    @Override
    public List<Noticed> notices(int shard, long after, long through, int most) {
        if (through <= after) {
            return List.of();
        }
        return here.reader().read(ViewStores.NOTICES, shard, entries -> {
            List<Noticed> notices = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> found =
                    entries.range(StoreKeys.seq(after + 1), StoreKeys.seq(through))) {
                while (notices.size() < most && found.hasNext()) {
                    KeyValue<Bytes, byte[]> entry = found.next();
                    notices.add(NoticeIndex.read(shard, entry.key, entry.value));
                }
            }
            return notices;
        });
    }
}
