package io.credledger.fold;

import io.credledger.ledger.Fact;
import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What is kept of the events of a shard itself: as much as says whether anything may be begun in it. */
final class ShardMarks {

    private static final Bytes RESTORED = key("restored");
    private static final Bytes CONFIRMED = key("confirmed");
    private static final Bytes REFRESHER_KEY = key("refresher-key");

    private final int shard;
    private final KeyValueStore<Bytes, byte[]> meta;
    private final Restraints restraints;

    ShardMarks(int shard, KeyValueStore<Bytes, byte[]> meta, Restraints restraints) {
        this.shard = shard;
        this.meta = meta;
        this.restraints = restraints;
    }

    /** Takes up what an earlier life kept. */
    void start() {
        byte[] key = meta.get(REFRESHER_KEY);
        @Nullable Octets refresherKey = key == null ? null : Octets.copyOf(key);
        restraints.set(shard, number(RESTORED) > number(CONFIRMED), refresherKey);
    }

    void event(Fact fact) {
        if (fact instanceof Fact.LedgerRestored restored) {
            meta.put(RESTORED, bytes(restored.restoration()));
        } else if (fact instanceof Fact.RefreshingConfirmed confirmed) {
            meta.put(CONFIRMED, bytes(confirmed.restoration()));
        } else if (fact instanceof Fact.RefresherKeyRotated rotated) {
            meta.put(REFRESHER_KEY, rotated.refresherKey().toByteArray());
        }
        start();
    }

    void folded(long seq) {
        restraints.folded(shard, seq);
    }

    private long number(Bytes key) {
        byte[] stored = meta.get(key);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static Bytes key(String text) {
        return Bytes.wrap(text.getBytes(StandardCharsets.US_ASCII));
    }
}
