package io.credledger.crypto;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What an attacker can do to stored bytes without knowing a key. */
final class Tampered {
    private Tampered() {}

    /** The bytes with one bit flipped, for every bit from that byte on. */
    static Stream<byte[]> bitFlips(byte[] bytes, int from) {
        return IntStream.range(from * 8, bytes.length * 8).mapToObj(bit -> flip(bytes, bit));
    }

    /** Every shorter prefix, and the bytes with 1 to 300 zeros after them. */
    static Stream<byte[]> otherLengths(byte[] bytes) {
        return IntStream.rangeClosed(0, bytes.length + 300)
                .filter(length -> length != bytes.length)
                .mapToObj(length -> Arrays.copyOf(bytes, length));
    }

    private static byte[] flip(byte[] bytes, int bit) {
        byte[] flipped = bytes.clone();
        flipped[bit / 8] ^= (byte) (1 << bit % 8);
        return flipped;
    }
}
