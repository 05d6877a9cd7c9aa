package io.credledger.http;

import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code application/x-www-form-urlencoded}. */
final class Form {

    static final String TYPE = "application/x-www-form-urlencoded";

    private Form() {}

    static Map<String, List<String>> parse(byte[] body) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        String text = new String(body, StandardCharsets.UTF_8);
        for (String pair : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
                form.computeIfAbsent(name, absent -> new ArrayList<>()).add(value);
            }
        }
        return form;
    }

    /** A field that is there once; null where it is not, or is empty. */
    static @Nullable String only(Map<String, List<String>> form, String name) {
        List<String> values = form.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw ProblemException.invalid(name, "must be given once");
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    static SecretToken secret(Map<String, List<String>> form, String name) {
        String text = only(form, name);
        if (text == null) {
            throw ProblemException.invalid(name, "is required");
        }
        try {
            return SecretToken.fromUserInput(text);
        } catch (SecretRefusedException e) {
            throw ProblemException.invalid(name, e.rule().text());
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("body", "must be URL-encoded");
        }
    }
}
