package io.credledger.crypto;

import io.credledger.crypto.MalformedSealException.Rule;
import java.util.Arrays;

/**
 * Hides lengths before sealing: four bytes of length, most significant first, the bytes, then zeros up to the smallest bucket that holds
 * them. Buckets: 128, 256, 512, 1,024, 2,048, 4,096 bytes, then every multiple of 4,096 up to 65,536.
 */
final class Padding {
    /** The longest plaintext. An event has at most 60 KiB, so nothing longer could be stored. */
    static final int MAX_LENGTH = 65_536 - Integer.BYTES;

    private static final int SMALLEST = 128;
    private static final int STEP = 4096;
    private static final int LARGEST = 65_536;

    private Padding() {}

    static byte[] pad(byte[] plaintext) {
        byte[] padded = new byte[bucket(plaintext.length)];
        BigEndian.putInt(padded, 0, plaintext.length);
        System.arraycopy(plaintext, 0, padded, Integer.BYTES, plaintext.length);
        return padded;
    }

    /** The inverse; exactly what {@link #pad} makes is taken, and nothing else. */
    static byte[] unpad(byte[] padded) {
        if (!isBucket(padded.length)) {
            throw new MalformedSealException(Rule.PADDING);
        }
        int length = BigEndian.getInt(padded, 0);
        if (length < 0 || length > MAX_LENGTH || bucket(length) != padded.length) {
            throw new MalformedSealException(Rule.PADDING);
        }
        for (int i = Integer.BYTES + length; i < padded.length; i++) {
            if (padded[i] != 0) {
                throw new MalformedSealException(Rule.PADDING);
            }
        }
        return Arrays.copyOfRange(padded, Integer.BYTES, Integer.BYTES + length);
    }

    /** The padded length of that many bytes. */
    static int bucket(int length) {
        if (length > MAX_LENGTH) {
            throw new PlaintextTooLongException(length);
        }
        int needed = length + Integer.BYTES;
        if (needed > STEP) {
            return (needed + STEP - 1) / STEP * STEP;
        }
        return needed <= SMALLEST ? SMALLEST : Integer.highestOneBit(needed - 1) << 1;
    }

    static boolean isBucket(int length) {
        if (length > STEP) {
            return length <= LARGEST && length % STEP == 0;
        }
        return length >= SMALLEST && Integer.bitCount(length) == 1;
    }
}
