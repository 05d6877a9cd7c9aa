package io.credledger.wire;

/**
 * Reads Avro binary where it lies: no copies, no objects but slices. Every length is held to what is left.
 *
 * <p>Shapes of whole records have {@link RecordShape}; this is for reading some of very many.
 */
public final class AvroCursor {

    private static final int MOST_VARINT_BYTES = 10;

    private final byte[] bytes;
    private final int end;
    private int at;

    AvroCursor(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    /** An {@code int} or {@code long}. */
    public long number() {
        long raw = 0;
        for (int i = 0; i < MOST_VARINT_BYTES; i++) {
            byte part = next();
            raw |= (part & 0x7FL) << (7 * i);
            if (part >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw unreadable();
    }

    /** An {@code int}. */
    int smallNumber() {
        long number = number();
        if (number != (int) number) {
            throw unreadable();
        }
        return (int) number;
    }

    public boolean truth() {
        return next() != 0;
    }

    /** {@code bytes} or {@code string}. */
    public Slice slice() {
        long length = number();
        if (length < 0 || length > end - at) {
            throw unreadable();
        }
        Slice slice = new Slice(bytes, at, (int) length);
        at += (int) length;
        return slice;
    }

    /** Which branch of a union of null and something, null first: whether there is something. */
    public boolean present() {
        long branch = number();
        if (branch != 0 && branch != 1) {
            throw unreadable();
        }
        return branch == 1;
    }

    public boolean isAtEnd() {
        return at == end;
    }

    private byte next() {
        if (at >= end) {
            throw unreadable();
        }
        return bytes[at++];
    }

    private static UnreadableRecordException unreadable() {
        return new UnreadableRecordException("bytes must be the Avro binary of their schema");
    }
}
