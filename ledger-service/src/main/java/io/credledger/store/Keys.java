package io.credledger.store;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.utils.Bytes;

/** The store's keys: one letter for what it is, then the id. {@code x} orders answers by the millisecond at which they were given. */
final class Keys {

    static final Bytes CHRONICLE = text("m");

    /** Is there where every data key has its {@link #wrap}: earlier versions did not keep it. */
    static final Bytes WRAPS = text("w");

    private static final int TIME_AT = 1;
    private static final int ID_AT = TIME_AT + Long.BYTES;

    private Keys() {}

    static Bytes entity(EntityId id) {
        return text("e" + id.value());
    }

    static Bytes dataKey(DataKeyId id) {
        return text("k" + id.value());
    }

    /** Which wrap of the key is stored. */
    static Bytes wrap(DataKeyId id) {
        return text("w" + id.value());
    }

    static Bytes shredded(DataKeyId id) {
        return text("s" + id.value());
    }

    static Bytes answer(CommandId id) {
        return text("c" + id.value());
    }

    static Bytes expiry(Instant at, CommandId id) {
        byte[] text = id.value().getBytes(StandardCharsets.US_ASCII);
        return Bytes.wrap(ByteBuffer.allocate(ID_AT + text.length)
                .put((byte) 'x')
                .putLong(at.toEpochMilli())
                .put(text)
                .array());
    }

    /** Where the answers of this moment begin. */
    static Bytes expiry(Instant at) {
        return Bytes.wrap(ByteBuffer.allocate(ID_AT)
                .put((byte) 'x')
                .putLong(at.toEpochMilli())
                .array());
    }

    /** The command of an expiry key. */
    static CommandId expired(Bytes key) {
        byte[] bytes = key.get();
        return new CommandId(new String(bytes, ID_AT, bytes.length - ID_AT, StandardCharsets.US_ASCII));
    }

    private static Bytes text(String key) {
        return Bytes.wrap(key.getBytes(StandardCharsets.US_ASCII));
    }
}
