package io.credledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The rules for the characters of notes. */
final class NoteText {

    private NoteText() {}

    /** UTF-8 without control characters but line feeds. */
    static String decode(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new InvalidNoteException("a note must be UTF-8");
        }
        if (text.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw new InvalidNoteException("a note must not have control characters other than line feeds");
        }
        return text;
    }

    static void checkName(String name) {
        boolean usable = !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+'
                                || c < ' '
                                || Character.isSpaceChar(c)
                                || Character.isWhitespace(c)
                                || c == 0x85);
        if (!usable) {
            throw new InvalidNoteException("a key's name must not be empty and has neither spaces nor plus signs");
        }
    }

    /** Standard base64, only as an encoder writes it. */
    static byte[] base64(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            if (Base64.getEncoder().encodeToString(bytes).equals(text)) {
                return bytes;
            }
        } catch (IllegalArgumentException e) {
            // As any other text that is none.
        }
        throw new InvalidNoteException("what is base64 must be standard base64");
    }

    static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    /** A decimal number without sign or leading zeros. */
    static long number(String text) {
        if (text.matches("0|[1-9][0-9]{0,18}")) {
            try {
                return Long.parseLong(text);
            } catch (NumberFormatException e) {
                // Too large, which is no number here.
            }
        }
        throw new InvalidNoteException("a size must be a decimal number without leading zeros");
    }
}
