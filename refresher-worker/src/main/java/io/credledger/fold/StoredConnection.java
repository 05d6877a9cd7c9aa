package io.credledger.fold;

import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Octets;
import io.credledger.wire.StateCodec;
import io.credledger.wire.UnreadableRecordException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A connection as the store has it.
 *
 * <pre>
 * 1 byte   format, 1
 * 8 bytes  when it is due, in milliseconds since 1970, most significant byte first; the least number: never
 * 4 bytes  length of the state
 * n bytes  the state, framed with its schema's catalogue id
 * rest     the event that holds the newest credential, exactly as on the log
 * </pre>
 *
 * @param due null where nothing is to be done
 */
record StoredConnection(
        Connection state, Octets credential, @Nullable Long due) {

    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Long.BYTES + Integer.BYTES;
    private static final long NEVER = Long.MIN_VALUE;

    /** Whether an encoded row says when it is due: that is asked for every key that comes. */
    static boolean isDated(byte[] bytes) {
        return head(bytes).getLong() != NEVER;
    }

    /** An encoded row with another date. */
    static byte[] dated(byte[] bytes, long when) {
        byte[] dated = bytes.clone();
        head(dated).putLong(when);
        return dated;
    }

    byte[] encode() {
        byte[] fold = StateCodec.encode(state);
        byte[] event = credential.toByteArray();
        return ByteBuffer.allocate(HEAD + fold.length + event.length)
                .put(FORMAT)
                .putLong(due == null ? NEVER : due)
                .putInt(fold.length)
                .put(fold)
                .put(event)
                .array();
    }

    static StoredConnection decode(byte[] bytes) {
        ByteBuffer buffer = head(bytes);
        long due = buffer.getLong();
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new UnreadableRecordException("a stored connection's state ends within it");
        }
        byte[] fold = new byte[length];
        buffer.get(fold);
        byte[] event = new byte[buffer.remaining()];
        buffer.get(event);
        return new StoredConnection(
                (Connection) StateCodec.decode(fold), Octets.copyOf(event), due == NEVER ? null : due);
    }

    /** From behind the format on. */
    private static ByteBuffer head(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD || buffer.get() != FORMAT) {
            throw new UnreadableRecordException("a stored connection begins with its format");
        }
        return buffer;
    }
}
