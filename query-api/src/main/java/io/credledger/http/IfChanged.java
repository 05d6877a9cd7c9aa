package io.credledger.http;

import io.credledger.view.Page;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A list that is not sent again to whoever has the very same: pages look often. */
final class IfChanged {

    private IfChanged() {}

    static void answer(Call call, Page<?> page) {
        byte[] bytes = Json.write(Call.members(page));
        String etag = tag(bytes);
        call.header("ETag", etag).header("Cache-Control", "no-store");
        boolean known = call.browser().has(etag);
        call.bytes(known ? 304 : 200, "application/json", known ? new byte[0] : bytes);
    }

    /** Weak (RFC 9110 §8.8.3), because it may be sent compressed. */
    private static String tag(byte[] answer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(answer);
            return "W/\"" + HexFormat.of().formatHex(digest, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
