package io.credledger.crypto;

import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * Keys as people write them: separated by commas, white space around them ignored. 64 or more hex characters, an even number of them, are
 * hex; everything else is base64, standard or URL-safe, padded or not. Hex is decided first, because 64 hex characters are also the base64
 * of 48 bytes.
 */
final class KeyText {
    private static final int HEX_FROM = 64;
    private static final int MIN_BYTES = 32;

    private KeyText() {}

    /** The keys in the order written. */
    @RevealsSecret(reason = "decodes configured keys; what is lent is wiped, what is returned is key material again")
    static List<KeyMaterial> decode(KeyMaterial text) {
        return text.revealTo(KeyText::decode);
    }

    private static List<KeyMaterial> decode(byte[] text) {
        if (trim(text, 0, text.length).length == 0) {
            throw new KeyRefusedException(Rule.MISSING);
        }
        List<KeyMaterial> keys = new ArrayList<>();
        try {
            decodeInto(keys, text);
        } catch (KeyRefusedException e) {
            keys.forEach(KeyMaterial::close);
            throw e;
        }
        return List.copyOf(keys);
    }

    private static void decodeInto(List<KeyMaterial> keys, byte[] text) {
        int from = 0;
        for (int at = 0; at <= text.length; at++) {
            if (at == text.length || text[at] == ',') {
                keys.add(decodeOne(trim(text, from, at), keys.size() + 1));
                from = at + 1;
            }
        }
    }

    private static KeyMaterial decodeOne(byte[] text, int place) {
        try {
            if (text.length == 0) {
                throw new KeyRefusedException(Rule.MISSING, place);
            }
            byte[] key = isHex(text) ? hex(text) : base64(text, place);
            if (key.length < MIN_BYTES) {
                Arrays.fill(key, (byte) 0);
                throw new KeyRefusedException(Rule.TOO_SHORT, place);
            }
            return KeyMaterial.takeOwnershipOf(key);
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    private static boolean isHex(byte[] text) {
        if (text.length < HEX_FROM || text.length % 2 != 0) {
            return false;
        }
        for (byte character : text) {
            if (!HexFormat.isHexDigit(character)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] hex(byte[] text) {
        byte[] key = new byte[text.length / 2];
        for (int i = 0; i < key.length; i++) {
            key[i] = (byte) (HexFormat.fromHexDigit(text[2 * i]) << 4 | HexFormat.fromHexDigit(text[2 * i + 1]));
        }
        return key;
    }

    private static byte[] base64(byte[] text, int place) {
        try {
            return (isUrlSafe(text) ? Base64.getUrlDecoder() : Base64.getDecoder()).decode(text);
        } catch (IllegalArgumentException e) {
            // Its message quotes the offending character, and so a part of the key.
            throw new KeyRefusedException(Rule.NOT_DECODABLE, place);
        }
    }

    private static boolean isUrlSafe(byte[] text) {
        for (byte character : text) {
            if (character == '-' || character == '_') {
                return true;
            }
        }
        return false;
    }

    private static byte[] trim(byte[] text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && text[start] <= ' ' && text[start] >= 0) {
            start++;
        }
        while (end > start && text[end - 1] <= ' ' && text[end - 1] >= 0) {
            end--;
        }
        return Arrays.copyOfRange(text, start, end);
    }
}
