package io.credledger.crypto;

import io.credledger.ledger.InvalidIdException;
import io.credledger.ledger.Octets;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The one encoding of what is authenticated or hashed: each part as four bytes of length, most significant first, and its bytes; texts in
 * UTF-8. It is injective: different lists of parts never give the same bytes, because a reader always knows where a part ends.
 */
final class LengthPrefixed {
    private byte[] bytes = new byte[256];
    private int length;

    private LengthPrefixed() {}

    /** The first part: a label or a format, different for every use under the same key. */
    static LengthPrefixed of(String label) {
        return new LengthPrefixed().add(label);
    }

    LengthPrefixed add(String text) {
        requireWellFormed(text);
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    LengthPrefixed add(Octets octets) {
        return add(octets.toByteArray());
    }

    LengthPrefixed add(byte[] part) {
        int end = Math.addExact(length, Math.addExact(part.length, Integer.BYTES));
        if (end > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(end, Math.multiplyExact(bytes.length, 2)));
        }
        BigEndian.putInt(bytes, length, part.length);
        System.arraycopy(part, 0, bytes, length + Integer.BYTES, part.length);
        length = end;
        return this;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** {@code getBytes} would write '?' for every unpaired surrogate, and different texts would become the same. */
    private static void requireWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean paired = Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!paired) {
                    throw new InvalidIdException("must be well-formed Unicode");
                }
                at++;
            }
        }
    }
}
