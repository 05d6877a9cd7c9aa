package io.credledger.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a request carries, read once. */
final class Body {

    private final Context context;
    private byte @Nullable [] bytes;
    private @Nullable Map<String, List<String>> form;

    Body(Context context) {
        this.context = context;
    }

    byte[] bytes() {
        if (bytes == null) {
            try {
                bytes = context.bodyInputStream().readNBytes(Limits.BODY_BYTES + 1);
            } catch (IOException e) {
                throw ProblemException.invalid("body", "must arrive whole");
            }
        }
        if (bytes.length > Limits.BODY_BYTES) {
            throw ProblemException.of(ProblemType.BODY_TOO_LARGE);
        }
        return bytes;
    }

    Fields json() {
        requireType("application/json");
        return Fields.parse(bytes());
    }

    Map<String, List<String>> form() {
        requireType(Form.TYPE);
        if (form == null) {
            form = Form.parse(bytes());
        }
        return form;
    }

    private void requireType(String wanted) {
        if (!isType(wanted)) {
            throw ProblemException.of(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        }
    }

    boolean isType(String wanted) {
        String given = context.contentType();
        String type = given == null ? "" : given.split(";", 2)[0].strip();
        return type.equalsIgnoreCase(wanted);
    }
}
