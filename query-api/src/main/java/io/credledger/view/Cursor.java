package io.credledger.view;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;
import org.apache.kafka.common.utils.Bytes;

/**
 * The last item of a part of a list: base64url of 4 bytes shard, most significant first, and the store's key.
 *
 * @param key of the last item
 */
record Cursor(int shard, Bytes key) {

    String encode() {
        byte[] bytes = ByteBuffer.allocate(Integer.BYTES + key.get().length)
                .putInt(shard)
                .put(key.get())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The inverse.
     *
     * @param prefix of every key of the list
     */
    static Cursor parse(String text, Bytes prefix) {
        byte[] bytes = decode(text);
        int begin = Integer.BYTES + prefix.get().length;
        boolean fits = bytes.length > begin
                && Arrays.equals(bytes, Integer.BYTES, begin, prefix.get(), 0, prefix.get().length);
        int shard = fits ? ByteBuffer.wrap(bytes).getInt() : -1;
        if (shard < 0) {
            throw new InvalidCursorException();
        }
        return new Cursor(shard, Bytes.wrap(Arrays.copyOfRange(bytes, Integer.BYTES, bytes.length)));
    }

    private static byte[] decode(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new InvalidCursorException();
        }
    }
}
