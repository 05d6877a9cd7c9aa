package io.credledger.ledger;

import java.util.regex.Pattern;

/** The one shape that all ids share: {@code prefix_} and one or more base32hex words. */
final class IdText {
    static final int PREFIX_LENGTH = 4;

    private static final Pattern ANY = Pattern.compile("[a-z]{3}_([0-9a-v]{13})+");

    private IdText() {}

    static String of(String prefix, long... words) {
        StringBuilder text = new StringBuilder(prefix);
        for (long word : words) {
            text.append(Base32Hex.encode(word));
        }
        return text.toString();
    }

    static void check(String text, String prefix, int words) {
        if (!text.startsWith(prefix) || text.length() != prefix.length() + words * Base32Hex.WORD_LENGTH) {
            throw new InvalidIdException(
                    "id must be " + prefix + " and " + words * Base32Hex.WORD_LENGTH + " characters");
        }
        for (int word = 0; word < words; word++) {
            word(text, word);
        }
    }

    /** Whether it has the shape that ids of all kinds have, also of kinds to come. */
    static boolean isId(String text) {
        return ANY.matcher(text).matches();
    }

    static long word(String text, int index) {
        return Base32Hex.decode(text, PREFIX_LENGTH + index * Base32Hex.WORD_LENGTH);
    }
}
