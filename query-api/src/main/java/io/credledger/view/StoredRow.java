package io.credledger.view;

import io.credledger.ledger.EntityState;
import io.credledger.ledger.Octets;
import io.credledger.wire.StateCodec;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An entity as a store has it.
 *
 * <pre>
 * 1 byte   format, 1
 * 4 bytes  length of the state, most significant first
 * n bytes  the state, framed with its schema's catalogue id
 * rest     the event that holds the details, exactly as on the log; none for entities without details
 * </pre>
 *
 * @param details the event, or null
 */
record StoredRow(EntityState state, @Nullable Octets details) {

    private static final byte FORMAT = 1;
    private static final int HEAD = 1 + Integer.BYTES;

    byte[] encode() {
        byte[] fold = StateCodec.encode(state);
        byte[] event = (details == null ? Octets.EMPTY : details).toByteArray();
        return ByteBuffer.allocate(HEAD + fold.length + event.length)
                .put(FORMAT)
                .putInt(fold.length)
                .put(fold)
                .put(event)
                .array();
    }

    static @Nullable StoredRow decodeNullable(byte @Nullable [] bytes) {
        return bytes == null ? null : decode(bytes);
    }

    static StoredRow decode(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        if (bytes.length < HEAD || buffer.get() != FORMAT) {
            throw new CorruptStoreException("a row begins with its format and a length");
        }
        int length = buffer.getInt();
        if (length < 0 || length > buffer.remaining()) {
            throw new CorruptStoreException("a row's state must end within the row");
        }
        byte[] fold = new byte[length];
        buffer.get(fold);
        byte[] event = new byte[buffer.remaining()];
        buffer.get(event);
        return new StoredRow(StateCodec.decode(fold), event.length == 0 ? null : Octets.copyOf(event));
    }
}
