package io.credledger.view;

import io.credledger.ledger.EntityState;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ShardId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * What the view knows of its shard as a whole. The founding is a row like any other; beside it stand {@code ledger}, the ledger's id in
 * ASCII, and {@code applied}: 8 bytes seq, 8 bytes the highest seq ever, 8 bytes offset, then the topic of the record that made the view
 * apply it, in ASCII.
 */
final class ShardMeta {

    private static final int NUMBERS = 3 * Long.BYTES;
    private static final Bytes APPLIED = StoreKeys.text("applied");
    private static final Bytes LEDGER = StoreKeys.text("ledger");

    private final KeyValueStore<Bytes, byte[]> store;
    private final Bytes founding;
    private @Nullable LedgerId ledger;
    private int shards;

    ShardMeta(KeyValueStore<Bytes, byte[]> store, int shard) {
        this.store = store;
        this.founding = StoreKeys.of(ShardId.of(shard));
    }

    /**
     * How far the shard is applied.
     *
     * @param reached the highest seq ever; above {@code seq} while a crash is being mended
     * @param origin the record for which it was written
     */
    record Applied(long seq, long reached, Origin origin) {}

    Applied applied() {
        byte[] bytes = store.get(APPLIED);
        if (bytes == null) {
            return new Applied(0, 0, Origin.CLOCK);
        }
        if (bytes.length < NUMBERS) {
            throw new CorruptStoreException("what is applied is three numbers and a topic");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        long seq = buffer.getLong();
        long reached = buffer.getLong();
        long offset = buffer.getLong();
        return new Applied(
                seq,
                reached,
                new Origin(StandardCharsets.US_ASCII.decode(buffer).toString(), offset));
    }

    void applied(Applied applied) {
        byte[] topic = applied.origin().topic().getBytes(StandardCharsets.US_ASCII);
        store.put(
                APPLIED,
                ByteBuffer.allocate(NUMBERS + topic.length)
                        .putLong(applied.seq())
                        .putLong(applied.reached())
                        .putLong(applied.origin().offset())
                        .put(topic)
                        .array());
    }

    /** Null before the first event. */
    @Nullable
    LedgerId ledger() {
        byte[] bytes = ledger == null ? store.get(LEDGER) : null;
        if (bytes != null) {
            ledger = new LedgerId(new String(bytes, StandardCharsets.US_ASCII));
        }
        return ledger;
    }

    void ledger(LedgerId id) {
        store.put(LEDGER, id.value().getBytes(StandardCharsets.US_ASCII));
        ledger = id;
    }

    /** How many shards the ledger has; 0 before this one is founded. */
    int shards() {
        StoredRow row = shards == 0 ? StoredRow.decodeNullable(store.get(founding)) : null;
        if (row != null && row.state() instanceof EntityState.Shard shard) {
            shards = shard.fact().shards();
        }
        return shards;
    }
}
