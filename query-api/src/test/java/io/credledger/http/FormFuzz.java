package io.credledger.http;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A body that says that it is a form: it is read, and reads the same when it is written again, or it is refused with its rule. */
final class FormFuzz {

    private FormFuzz() {}

    /** For Jazzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        Map<String, List<String>> form;
        try {
            form = Form.parse(data);
        } catch (ProblemException refused) {
            if (refused.type() != ProblemType.INVALID_REQUEST) {
                throw new AssertionError("a form that cannot be read must be an invalid request", refused);
            }
            return;
        }
        if (!Form.parse(written(form)).equals(form)) {
            throw new AssertionError("a form must be read as it was written");
        }
    }

    private static byte[] written(Map<String, List<String>> form) {
        return form.entrySet().stream()
                .flatMap(field -> field.getValue().stream().map(value -> encode(field.getKey()) + '=' + encode(value)))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
