package io.credledger.ledger;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** RFC 4648 §7 base32hex, lower case, without padding, of 64-bit words: 13 characters each, so that ids sort as their bytes do. */
final class Base32Hex {
    static final int WORD_LENGTH = 13;

    private static final byte[] ALPHABET = "0123456789abcdefghijklmnopqrstuv".getBytes(StandardCharsets.US_ASCII);
    /** By character; what is no digit is below zero. */
    private static final byte[] DIGITS = digits();

    private Base32Hex() {}

    /** 64 bits as 13 characters; the last one carries four bits and a zero. */
    static String encode(long word) {
        byte[] text = new byte[WORD_LENGTH];
        for (int i = 0; i < WORD_LENGTH - 1; i++) {
            text[i] = ALPHABET[(int) (word >>> (59 - 5 * i)) & 31];
        }
        text[WORD_LENGTH - 1] = ALPHABET[(int) (word << 1) & 31];
        return new String(text, StandardCharsets.US_ASCII);
    }

    /** The inverse; refuses other lengths, foreign characters and the non-canonical last character. */
    static long decode(String text) {
        if (text.length() != WORD_LENGTH) {
            throw new InvalidIdException("base32hex word must have 13 characters");
        }
        return decode(text, 0);
    }

    /** The same of the 13 characters from there on: every id that is read comes through here. */
    static long decode(String text, int from) {
        long word = 0;
        for (int i = 0; i < WORD_LENGTH - 1; i++) {
            word = word << 5 | digit(text.charAt(from + i));
        }
        int last = digit(text.charAt(from + WORD_LENGTH - 1));
        if ((last & 1) != 0) {
            throw new InvalidIdException("base32hex word must be canonical");
        }
        return word << 4 | last >> 1;
    }

    private static int digit(char character) {
        int digit = character < DIGITS.length ? DIGITS[character] : -1;
        if (digit < 0) {
            throw new InvalidIdException("base32hex allows 0-9 and a-v only");
        }
        return digit;
    }

    private static byte[] digits() {
        byte[] digits = new byte[128];
        Arrays.fill(digits, (byte) -1);
        for (int value = 0; value < ALPHABET.length; value++) {
            digits[ALPHABET[value]] = (byte) value;
        }
        return digits;
    }
}
