package io.credledger.refresh.journal;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A record of a segment, numbers big-endian:
 *
 * <pre>
 *  0  4  mark C1 D7 3A 5E, by which reading finds its way again behind a damaged record
 *  4  4  length of the body
 *  8  4  CRC32C of segment number (8), offset of the record (8), length (4) and body
 * 12     body: kind (1 byte: 1 put, 2 done), length of the attempt's id (1), the id in ASCII, the content of a put
 * </pre>
 *
 * Number and offset are summed up too, so that bytes which once were a record elsewhere are none here.
 */
record Frame(Change change, int length) {

    static final int HEADER = 12;
    static final int CONTENT_LIMIT = 1 << 20;

    private static final int MARK = 0xC1D73A5E;
    private static final int BODY_LIMIT = 2 + 255 + CONTENT_LIMIT;
    private static final byte PUT = 1;
    private static final byte DONE = 2;

    static int size(Change change) {
        int content = change instanceof Change.Put put ? put.content().length() : 0;
        return HEADER + 2 + change.attempt().value().length() + content;
    }

    static ByteBuffer encode(long segment, long offset, Change change) {
        byte[] id = change.attempt().value().getBytes(StandardCharsets.US_ASCII);
        byte[] content = change instanceof Change.Put put ? put.content().toByteArray() : new byte[0];
        int length = 2 + id.length + content.length;
        ByteBuffer frame = ByteBuffer.allocate(HEADER + length);
        frame.position(HEADER);
        frame.put(change instanceof Change.Put ? PUT : DONE);
        frame.put((byte) id.length).put(id).put(content).flip();
        ByteBuffer body = frame.slice(HEADER, length);
        frame.putInt(0, MARK).putInt(4, length).putInt(8, sum(segment, offset, body));
        return frame;
    }

    /**
     * @param offset where a record may begin
     * @return null if none does, or a damaged one
     * @throws JournalException if the record is sound, but not of this format
     */
    static @Nullable Frame decode(long segment, ByteBuffer bytes, int offset) throws JournalException {
        if (bytes.limit() - offset < HEADER || bytes.getInt(offset) != MARK) {
            return null;
        }
        int length = bytes.getInt(offset + 4);
        if (length < 2 || length > BODY_LIMIT || length > bytes.limit() - offset - HEADER) {
            return null;
        }
        ByteBuffer body = bytes.slice(offset + HEADER, length);
        if (sum(segment, offset, body) != bytes.getInt(offset + 8)) {
            return null;
        }
        return new Frame(change(body), HEADER + length);
    }

    private static Change change(ByteBuffer body) throws JournalException {
        byte kind = body.get();
        int idLength = Byte.toUnsignedInt(body.get());
        if (idLength > body.remaining() || (kind != PUT && kind != DONE)) {
            throw new JournalException("the attempt journal is of a newer format");
        }
        byte[] id = new byte[idLength];
        body.get(id);
        byte[] content = new byte[body.remaining()];
        body.get(content);
        try {
            AttemptId attempt = new AttemptId(new String(id, StandardCharsets.US_ASCII));
            return kind == PUT ? new Change.Put(attempt, Octets.copyOf(content)) : new Change.Done(attempt);
        } catch (InvalidIdException e) {
            throw new JournalException("the attempt journal has an id of a newer format", e);
        }
    }

    private static int sum(long segment, long offset, ByteBuffer body) {
        CRC32C sum = new CRC32C();
        sum.update(ByteBuffer.allocate(20)
                .putLong(segment)
                .putLong(offset)
                .putInt(body.remaining())
                .flip());
        sum.update(body.duplicate());
        return (int) sum.getValue();
    }
}
