package io.credledger.demo;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A form-encoded body, in which some things are secret. */
final class Form {

    private final Map<String, SecretToken> fields = new HashMap<>();

    /** @throws IllegalArgumentException when it is not form-encoded */
    @RevealsSecret(reason = "the body is taken apart, and its values are secrets again")
    Form(SecretToken body) {
        for (String field : body.revealText().split("&", -1)) {
            int equals = field.indexOf('=');
            if (equals > 0) {
                fields.putIfAbsent(
                        decoded(field.substring(0, equals)),
                        SecretToken.takeCopyOf(decoded(field.substring(equals + 1))));
            }
        }
    }

    Optional<SecretToken> secret(String name) {
        return Optional.ofNullable(fields.get(name));
    }

    /** Of a field that is no secret. */
    @RevealsSecret(reason = "a client's id, a grant type or an address")
    @Nullable
    String text(String name) {
        SecretToken value = fields.get(name);
        return value == null ? null : value.revealText();
    }

    static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
