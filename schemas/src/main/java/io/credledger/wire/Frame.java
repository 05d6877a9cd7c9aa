package io.credledger.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Confluent's wire format: one zero byte, the schema id in four bytes, big-endian, then the payload.
 *
 * @param payload positioned after the frame
 */
public record Frame(int schemaId, ByteBuffer payload) {

    /** How many bytes stand before the payload. */
    public static final int LENGTH = 5;

    private static final byte MAGIC = 0;

    static byte[] of(int schemaId, byte[] payload) {
        return ByteBuffer.allocate(LENGTH + payload.length)
                .put(MAGIC)
                .putInt(schemaId)
                .put(payload)
                .array();
    }

    public static Frame parse(byte[] bytes) {
        check(bytes);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Frame(buffer.getInt(1), buffer.position(LENGTH).slice());
    }

    /**
     * A record as its shard's tree has it: exactly the stored payload, without the frame. A value that has no frame is a leaf as it is, and one
     * that is missing an empty leaf: in a tree by offset each offset has one.
     */
    public static byte[] entry(byte @Nullable [] value) {
        if (value == null) {
            return new byte[0];
        }
        return isFramed(value) ? Arrays.copyOfRange(value, LENGTH, value.length) : value.clone();
    }

    /** Whether the bytes are framed with an id of the jar's catalogue, in this version or a later one. */
    static boolean isOfCatalogue(byte[] bytes) {
        return isFramed(bytes) && schemaId(bytes) >= SchemaCatalogue.FIRST_ID;
    }

    private static boolean isFramed(byte[] bytes) {
        return bytes.length >= LENGTH && bytes[0] == MAGIC;
    }

    /** Of bytes that are framed. */
    static int schemaId(byte[] bytes) {
        return (bytes[1] & 0xFF) << 24 | (bytes[2] & 0xFF) << 16 | (bytes[3] & 0xFF) << 8 | (bytes[4] & 0xFF);
    }

    /** What {@link #parse} does, where nobody wants to have the parts. */
    static void check(byte[] bytes) {
        if (!isFramed(bytes)) {
            throw new UnreadableRecordException("a record begins with a zero byte and four bytes of schema id");
        }
    }
}
