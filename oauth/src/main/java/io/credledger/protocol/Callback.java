package io.credledger.protocol;

import io.credledger.secret.SecretToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a browser brings back from a provider (RFC 6749 section 4.1.2). Whose it is, the state says; nothing here is checked against it. */
public sealed interface Callback {

    /** @param iss the issuer's name, where it says so (RFC 9207) */
    record Code(
            SecretToken code, SecretToken state, @Nullable String iss) implements Callback {
        @Override
        public String toString() {
            return "Code [redacted]";
        }
    }

    /** The provider, or the person there, said no. */
    record ProviderError(
            CallbackError error,
            ProviderWords words,
            SecretToken state,
            @Nullable String iss) implements Callback {
        @Override
        public String toString() {
            return "ProviderError [redacted]";
        }
    }

    /** Neither: nobody's flow can be found by it. */
    record Malformed() implements Callback {}

    /** Of a query's parameters. One that is there twice is nobody's doing but an attacker's (section 3.1). */
    static Callback read(Map<String, List<String>> query) {
        String state = only(query, "state");
        if (state == null || query.values().stream().anyMatch(values -> values.size() > 1)) {
            return new Malformed();
        }
        String error = only(query, "error");
        String code = only(query, "code");
        if (error != null && code == null) {
            ProviderWords words = new ProviderWords(error, only(query, "error_description"));
            return new ProviderError(CallbackError.of(error), words, SecretToken.takeCopyOf(state), only(query, "iss"));
        }
        if (code != null && error == null) {
            return new Code(SecretToken.takeCopyOf(code), SecretToken.takeCopyOf(state), only(query, "iss"));
        }
        return new Malformed();
    }

    private static @Nullable String only(Map<String, List<String>> query, String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.size() != 1 || values.get(0).isEmpty() || values.get(0).length() > SecretToken.MAX_BYTES
                ? null
                : values.get(0);
    }
}
