package io.credledger.http;

import io.javalin.http.Context;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The id by which a request is found in the log: the client's own, if it is harmless, else a new one. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "credledger.request-id";
    private static final Pattern HARMLESS = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestId() {}

    static String of(Context context) {
        String known = context.attribute(ATTRIBUTE);
        if (known != null) {
            return known;
        }
        String id = from(context.header(HEADER));
        context.attribute(ATTRIBUTE, id);
        return id;
    }

    static String from(@Nullable String given) {
        return given != null && HARMLESS.matcher(given).matches() ? given : "req_" + fresh();
    }

    /** Not a secret, so not from the one secure source for which all threads queue. */
    private static UUID fresh() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(random.nextLong(), random.nextLong());
    }
}
