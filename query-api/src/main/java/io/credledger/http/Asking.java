package io.credledger.http;

import io.credledger.edge.Ask;
import io.credledger.ledger.IdentityId;
import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes two requests the same ask: the key, and the same method, path, body and version. */
final class Asking {

    private static final Pattern IDEMPOTENCY_KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final Pattern ETAG = Pattern.compile("\"([0-9]{1,18})\"");

    private Asking() {}

    static Ask of(Context context, Body body, IdentityId actor) {
        String key = context.header("Idempotency-Key");
        if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
            throw ProblemException.invalid("Idempotency-Key", "must be 1 to 255 visible ASCII characters");
        }
        Long version = ifMatch(context);
        String head = context.method().name() + ' ' + context.path() + ' ' + version + '\n';
        byte[] prefix = head.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = body.bytes();
        byte[] request = new byte[prefix.length + bytes.length];
        System.arraycopy(prefix, 0, request, 0, prefix.length);
        System.arraycopy(bytes, 0, request, prefix.length, bytes.length);
        return Ask.of(actor, key, request, version);
    }

    private static @Nullable Long ifMatch(Context context) {
        String text = context.header("If-Match");
        if (text == null || text.equals("*")) {
            return null;
        }
        var matcher = ETAG.matcher(text);
        if (!matcher.matches()) {
            throw ProblemException.invalid("If-Match", "must be one strong ETag as an answer gave it");
        }
        return Long.parseLong(matcher.group(1));
    }
}
