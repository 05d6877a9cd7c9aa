package io.credledger.cli.client.http;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A form to send, URL-encoded. */
public final class Form {

    private final Map<String, Object> entries = new LinkedHashMap<>();

    public Form with(String name, @Nullable Object value) {
        if (value != null) {
            entries.put(name, value);
        }
        return this;
    }

    byte[] bytes() {
        return entries.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @RevealsSecret(reason = "the request's body is where the secret goes")
    private static String encoded(Object value) {
        String text = value instanceof SecretToken secret ? secret.revealText() : value.toString();
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
