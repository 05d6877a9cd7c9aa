package io.credledger.wire;

import io.credledger.ledger.Octets;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Some of the bytes of an array, which stays the caller's. What a replay shows of millions of events without copying them. */
public final class Slice {

    /** Slices are looked up several times per event: eight bytes at a time. */
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] bytes;
    private final int from;
    private final int length;

    Slice(byte[] bytes, int from, int length) {
        this.bytes = bytes;
        this.from = from;
        this.length = length;
    }

    /** All of an array. */
    public static Slice of(byte[] bytes) {
        return new Slice(bytes, 0, bytes.length);
    }

    public int length() {
        return length;
    }

    public byte at(int index) {
        return bytes[from + index];
    }

    public boolean is(byte[] other) {
        return Arrays.equals(bytes, from, from + length, other, 0, other.length);
    }

    public boolean startsWith(byte[] prefix) {
        return length >= prefix.length && Arrays.equals(bytes, from, from + prefix.length, prefix, 0, prefix.length);
    }

    public byte[] toByteArray() {
        return Arrays.copyOfRange(bytes, from, from + length);
    }

    /** A copy of them. */
    public Octets octets() {
        return Octets.copyOf(bytes, from, from + length);
    }

    /** Copies them to another array. */
    public void copyTo(byte[] target, int at) {
        System.arraycopy(bytes, from, target, at, length);
    }

    /** Reads what is in them. */
    public AvroCursor cursor() {
        return new AvroCursor(bytes, from, from + length);
    }

    /** Ids and codes are ASCII. */
    public String text() {
        return new String(bytes, from, length, StandardCharsets.UTF_8);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Slice slice
                && Arrays.equals(bytes, from, from + length, slice.bytes, slice.from, slice.from + slice.length);
    }

    @Override
    public int hashCode() {
        long hash = length;
        int at = from;
        int end = from + length;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash ^ (long) WORDS.get(bytes, at));
        }
        for (; at < end; at++) {
            hash = mixed(hash ^ bytes[at]);
        }
        return (int) (hash ^ (hash >>> 32));
    }

    private static long mixed(long hash) {
        return Long.rotateLeft(hash * 0x9E3779B97F4A7C15L, 29);
    }

    @Override
    public String toString() {
        return length + " octets";
    }
}
