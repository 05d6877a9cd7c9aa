package io.credledger.ledger;

/** RFC 4648 §7 base32hex, lower case, without padding, of 64-bit words: 13 characters each, so that ids sort as their bytes do. */
final class Base32Hex {
    static final int WORD_LENGTH = 13;

    private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuv";

    private Base32Hex() {}

    /** 64 bits as 13 characters; the last one carries four bits and a zero. */
    static String encode(long word) {
        StringBuilder text = new StringBuilder(WORD_LENGTH);
        for (int shift = 59; shift >= 0; shift -= 5) {
            text.append(ALPHABET.charAt((int) (word >>> shift) & 31));
        }
        return text.append(ALPHABET.charAt((int) (word << 1) & 31)).toString();
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
        if (character >= '0' && character <= '9') {
            return character - '0';
        }
        if (character >= 'a' && character <= 'v') {
            return character - 'a' + 10;
        }
        throw new InvalidIdException("base32hex allows 0-9 and a-v only");
    }
}
