package io.credledger.fold;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.ShardId;
import io.credledger.topic.RecordKeys;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Folds the connections of one shard, in order. Stores and offsets are committed together, so what is stored is what was read; a gap in the log
 * stops it.
 */
final class ShardFold {

    private static final Bytes APPLIED = Bytes.wrap("applied".getBytes(StandardCharsets.US_ASCII));

    private final int shard;
    private final Calendar calendar;
    private final ShardMarks marks;
    private final KeyValueStore<Bytes, byte[]> meta;
    private final EventCodec events;
    private final DataKeyCodec keys;

    ShardFold(int shard, Calendar calendar, KeyValueStore<Bytes, byte[]> meta, FoldParts parts) {
        this.shard = shard;
        this.marks = new ShardMarks(shard, meta, parts.restraints());
        this.calendar = calendar;
        this.meta = meta;
        this.events = new EventCodec(parts.format());
        this.keys = new DataKeyCodec(parts.format());
        marks.start();
        marks.folded(applied());
    }

    /** @throws UnreadableRecordException when the bytes are not an event of this shard */
    void event(byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException("an event must have a value");
        }
        LedgerEvent event = events.decode(bytes);
        if (event.header().position().shard() != shard) {
            throw new UnreadableRecordException("an event must stand in its own shard");
        }
        long seq = event.header().position().seq();
        long applied = applied();
        if (seq <= applied) {
            throw new UnreadableRecordException("a seq must be of one event");
        }
        if (seq > applied + 1) {
            throw new BrokenHistoryException(
                    "the log must not have gaps", event.header().position());
        }
        if (event.header().entity() instanceof ConnectionId) {
            calendar.event(event, bytes);
        } else if (event.header().entity() instanceof ShardId) {
            marks.event(event.fact());
        }
        meta.put(APPLIED, ByteBuffer.allocate(Long.BYTES).putLong(seq).array());
        marks.folded(seq);
    }

    /**
     * A connection's key came, or went. Others' keys are of no use here.
     *
     * @throws UnreadableRecordException when it is not the key that its record key names
     */
    void key(byte @Nullable [] recordKey, byte @Nullable [] value) {
        if (recordKey == null) {
            throw new UnreadableRecordException("a data key's record must have a key");
        }
        if (value == null) {
            calendar.shredded(named(recordKey));
            return;
        }
        DataKeyCodec.Stored stored = keys.decode(value);
        byte[] expected =
                RecordKeys.of(stored.key().subject().routing(), stored.key().id());
        if (!Arrays.equals(expected, recordKey)) {
            throw new UnreadableRecordException("a data key must be under its own routing and id");
        }
        if (stored.key().subject() instanceof ConnectionId connection) {
            calendar.key(connection, stored.key().id(), value);
        }
    }

    private long applied() {
        byte[] stored = meta.get(APPLIED);
        return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
    }

    private static DataKeyId named(byte[] recordKey) {
        try {
            return RecordKeys.dataKey(recordKey);
        } catch (IllegalArgumentException e) {
            throw new UnreadableRecordException("a data key's record key is a routing and a key id", e);
        }
    }
}
