package io.credledger.secret;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 without replacement characters: a silently altered token would be stored and never work. Intermediate buffers are wiped. */
final class StrictUtf8 {

    private StrictUtf8() {}

    static byte[] encode(CharSequence text) {
        ByteBuffer buffer;
        try {
            buffer = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw new SecretRefusedException(SecretRefusedException.Rule.NOT_TEXT);
        }
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        buffer.rewind();
        buffer.put(new byte[bytes.length]);
        return bytes;
    }

    static void requireWellFormed(byte[] bytes) {
        try {
            CharBuffer chars = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            Arrays.fill(chars.array(), '\0');
        } catch (CharacterCodingException e) {
            throw new SecretRefusedException(SecretRefusedException.Rule.NOT_TEXT);
        }
    }
}
