package io.credledger.token;

/** A JSON string of UTF-8 (RFC 8259 §7), written without a buffer that outlives it. */
final class JsonText {

    private static final byte[] HEX = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'};

    private JsonText() {}

    /** @return with its quotes; the caller wipes it */
    static byte[] quoted(byte[] utf8) {
        int length = 2;
        for (byte b : utf8) {
            length += width(b);
        }
        byte[] quoted = new byte[length];
        int at = 0;
        quoted[at++] = '"';
        for (byte b : utf8) {
            at = put(quoted, at, b);
        }
        quoted[at] = '"';
        return quoted;
    }

    private static int width(byte b) {
        if (isControl(b)) {
            return 6;
        }
        return isSpecial(b) ? 2 : 1;
    }

    private static int put(byte[] into, int from, byte b) {
        int at = from;
        if (isControl(b)) {
            into[at++] = '\\';
            into[at++] = 'u';
            into[at++] = '0';
            into[at++] = '0';
            into[at++] = HEX[b >> 4];
            into[at++] = HEX[b & 0xf];
            return at;
        }
        if (isSpecial(b)) {
            into[at++] = '\\';
        }
        into[at++] = b;
        return at;
    }

    private static boolean isControl(byte b) {
        return b >= 0 && b < 0x20;
    }

    private static boolean isSpecial(byte b) {
        return b == '"' || b == '\\';
    }
}
