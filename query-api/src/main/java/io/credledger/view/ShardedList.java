package io.credledger.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.jspecify.annotations.Nullable;

/**
 * A list over the entries of one store whose keys begin alike, in order of shards and keys.
 *
 * @param shards where its entries are, ascending
 * @param prefix of their keys; perhaps empty
 */
record ShardedList(StoreReader reader, String store, List<Integer> shards, Bytes prefix) {

    /** What an entry stands for; empty where it is not one of the list's. */
    @FunctionalInterface
    interface Reading<T> {
        Optional<T> read(int shard, KeyValue<Bytes, byte[]> entry);
    }

    private record Found<T>(Cursor at, T item) {}

    <T> Page<T> page(PageRequest request, Reading<T> reading) {
        Cursor after = request.cursor() == null ? null : Cursor.parse(request.cursor(), prefix);
        if (after != null && !shards.contains(after.shard())) {
            throw new InvalidCursorException();
        }
        List<Found<T>> found = new ArrayList<>();
        for (int shard : shards) {
            // One more than asked for tells whether there is a next part.
            int missing = request.limit() + 1 - found.size();
            if (missing > 0 && (after == null || shard >= after.shard())) {
                found.addAll(part(shard, first(shard, after), missing, reading));
            }
        }
        List<Found<T>> shown = found.subList(0, Math.min(found.size(), request.limit()));
        String next =
                found.size() > shown.size() ? shown.get(shown.size() - 1).at().encode() : null;
        return new Page<>(shown.stream().map(Found::item).toList(), next);
    }

    private Bytes first(int shard, @Nullable Cursor after) {
        return after == null || shard > after.shard() ? prefix : StoreKeys.after(after.key());
    }

    private <T> List<Found<T>> part(int shard, Bytes from, int atMost, Reading<T> reading) {
        return reader.read(store, shard, entries -> {
            List<Found<T>> part = new ArrayList<>();
            try (KeyValueIterator<Bytes, byte[]> rows = entries.range(from, StoreKeys.lastOf(prefix))) {
                while (part.size() < atMost && rows.hasNext()) {
                    KeyValue<Bytes, byte[]> row = rows.next();
                    reading.read(shard, row).ifPresent(item -> part.add(new Found<>(new Cursor(shard, row.key), item)));
                }
            }
            return part;
        });
    }
}
