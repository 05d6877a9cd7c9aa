package io.credledger.schedule;

import io.credledger.ledger.ConnectionId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in the index. Its bytes are the time in milliseconds, 8 bytes big-endian with the sign bit turned over, then the connection's id in ASCII, so
 * that they sort as unsigned bytes by time, also before 1970.
 */
public record DueKey(long millis, ConnectionId connection) implements Comparable<DueKey> {

    private static final Comparator<DueKey> ORDER =
            Comparator.<DueKey>comparingLong(key -> key.millis).thenComparing(key -> key.connection.value());

    /** A time beyond the milliseconds of a long is the last or first of them. */
    public static DueKey of(Instant at, ConnectionId connection) {
        return new DueKey(millis(at), connection);
    }

    public static DueKey decode(byte[] bytes) {
        ByteBuffer key = ByteBuffer.wrap(bytes);
        if (key.remaining() < Long.BYTES) {
            throw new IllegalArgumentException("a due key has at least 8 bytes");
        }
        long millis = key.getLong() ^ Long.MIN_VALUE;
        return new DueKey(
                millis, new ConnectionId(StandardCharsets.US_ASCII.decode(key).toString()));
    }

    public Instant at() {
        return Instant.ofEpochMilli(millis);
    }

    public byte[] encode() {
        byte[] id = connection.value().getBytes(StandardCharsets.US_ASCII);
        return time(millis, id.length).put(id).array();
    }

    /** Less than every key of that millisecond or later, more than every key before it. */
    static byte[] before(long millis) {
        return time(millis, 0).array();
    }

    /** The least that is more than this key. */
    byte[] after() {
        byte[] key = encode();
        return ByteBuffer.allocate(key.length + 1).put(key).array();
    }

    static long millis(Instant at) {
        try {
            return at.toEpochMilli();
        } catch (ArithmeticException e) {
            return at.isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }

    private static ByteBuffer time(long millis, int more) {
        return ByteBuffer.allocate(Long.BYTES + more).putLong(millis ^ Long.MIN_VALUE);
    }

    @Override
    public int compareTo(DueKey other) {
        return ORDER.compare(this, other);
    }
}
