package io.credledger.wire;

import java.nio.ByteBuffer;

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
        if (bytes.length < LENGTH || bytes[0] != MAGIC) {
            throw new UnreadableRecordException("a record begins with a zero byte and four bytes of schema id");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        return new Frame(buffer.getInt(1), buffer.position(LENGTH).slice());
    }

    /** Whether the bytes are framed with an id of the jar's catalogue, in this version or a later one. */
    static boolean isOfCatalogue(byte[] bytes) {
        return bytes.length >= LENGTH && bytes[0] == MAGIC && parse(bytes).schemaId() >= SchemaCatalogue.FIRST_ID;
    }
}
