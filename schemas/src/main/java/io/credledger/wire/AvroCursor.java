package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.nio.charset.StandardCharsets;

/**
 * Reads Avro binary where it lies: no copies, no objects but slices. Every length is held to what is left.
 *
 * <p>Shapes of whole records have {@link RecordShape}; this is for reading some of very many.
 */
public final class AvroCursor {

    private static final int MOST_VARINT_BYTES = 10;
    private static final int MOST_INT_BYTES = 5;

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

    /** An {@code int} in no more bytes than one takes, as Avro's own decoder has it. */
    int integer() {
        int raw = 0;
        for (int i = 0; i < MOST_INT_BYTES; i++) {
            byte part = next();
            raw |= (part & 0x7F) << (7 * i);
            if (part >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw unreadable();
    }

    public boolean truth() {
        return next() != 0;
    }

    /** Likewise, where anything but one is false, as Avro's own decoder has it. */
    boolean flag() {
        return next() == 1;
    }

    /** {@code bytes} or {@code string}. */
    public Slice slice() {
        int length = length();
        Slice slice = new Slice(bytes, at, length);
        at += length;
        return slice;
    }

    /** A {@code string}. */
    String text() {
        int length = length();
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        at += length;
        return text;
    }

    /** {@code bytes}, copied. */
    Octets octets() {
        int length = length();
        Octets octets = Octets.copyOf(bytes, at, at + length);
        at += length;
        return octets;
    }

    private int length() {
        long length = number();
        if (length < 0 || length > end - at) {
            throw unreadable();
        }
        return (int) length;
    }

    /** How many elements follow in an array's next block; 0 behind the last. Each has a byte at least. */
    int block() {
        long count = number();
        if (count < 0) {
            number();
            count = -count;
        }
        if (count < 0 || count > end - at) {
            throw unreadable();
        }
        return (int) count;
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

    void mustBeAtEnd() {
        if (!isAtEnd()) {
            throw new UnreadableRecordException("nothing may follow the record");
        }
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
