package io.credledger.cli.client.profile;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A secret as editors and {@code echo} leave it: one line, with or without its end. */
public final class SecretLine {

    /** The most bytes that a line end takes. */
    public static final int LINE_END = 2;

    private SecretLine() {}

    /**
     * Copies what it keeps; the caller wipes {@code bytes}.
     *
     * @throws SecretRefusedException when it is empty, too long or not text
     */
    public static SecretToken of(byte[] bytes) {
        int end = bytes.length;
        if (end > 0 && bytes[end - 1] == '\n') {
            end--;
        }
        if (end > 0 && bytes[end - 1] == '\r') {
            end--;
        }
        CharBuffer text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, end));
        try {
            return SecretToken.fromUserInput(text);
        } finally {
            Arrays.fill(text.array(), '\0');
        }
    }

    public static boolean severalLines(byte[] bytes) {
        for (int i = 0; i < bytes.length - 1; i++) {
            if (bytes[i] == '\n') {
                return true;
            }
        }
        return false;
    }

    /** Whether it can travel in an HTTP header: visible ASCII, so no header can be smuggled in behind it. */
    @RevealsSecret(reason = "looks at each byte, keeps none")
    public static boolean fitsHeader(SecretToken token) {
        return token.revealTo(bytes -> {
            boolean fits = true;
            for (byte b : bytes) {
                fits &= b > ' ' && b < 0x7F;
            }
            return fits;
        });
    }
}
