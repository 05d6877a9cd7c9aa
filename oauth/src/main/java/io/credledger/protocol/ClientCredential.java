package io.credledger.protocol;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.ClientSecretPost;
import com.nimbusds.oauth2.sdk.auth.PlainClientSecret;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a client of our own OAuth endpoints presents to say who it is (RFC 6749 section 2.3): read, and believed by nobody yet. */
public sealed interface ClientCredential {

    /**
     * An id and its secret.
     *
     * @param inHeader by {@code client_secret_basic}, else by {@code client_secret_post}
     */
    record IdAndSecret(String id, SecretToken secret, boolean inHeader) implements ClientCredential {
        @Override
        public String toString() {
            return "IdAndSecret [redacted]";
        }
    }

    /** A header of another scheme: whoever reads those decides. */
    record OtherHeader() implements ClientCredential {}

    /** No credential: a public client, or a browser. */
    record None() implements ClientCredential {}

    record Flawed(Flaw flaw) implements ClientCredential {}

    /** What is wrong. */
    enum Flaw {
        /** It cannot be read. */
        MALFORMED,
        /** A parameter of it is there twice. */
        REPEATED,
        /** Two ways at once, which section 2.3 forbids. */
        SEVERAL,
        /** A way that we don't have. */
        UNSUPPORTED
    }

    /** @param authorization the header's value */
    static ClientCredential read(@Nullable String authorization, Map<String, List<String>> form) {
        if (isRepeated(form, "client_id") || isRepeated(form, "client_secret")) {
            return new Flawed(Flaw.REPEATED);
        }
        if (has(form, "client_assertion") || has(form, "client_assertion_type")) {
            return new Flawed(Flaw.UNSUPPORTED);
        }
        if (authorization == null) {
            return has(form, "client_secret") ? posted(form) : new None();
        }
        if (has(form, "client_secret")) {
            return new Flawed(Flaw.SEVERAL);
        }
        return isBasic(authorization) ? inHeader(authorization) : new OtherHeader();
    }

    private static boolean isBasic(String authorization) {
        return authorization.strip().split("\\s", 2)[0].equalsIgnoreCase("Basic");
    }

    private static boolean isRepeated(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).size() > 1;
    }

    /** Section 3.2: a parameter without a value counts as left out. */
    private static boolean has(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().anyMatch(value -> !value.isEmpty());
    }

    private static ClientCredential inHeader(String authorization) {
        try {
            return credential(ClientSecretBasic.parse(authorization), true);
        } catch (ParseException | IllegalArgumentException quotesTheHeader) {
            return new Flawed(Flaw.MALFORMED);
        }
    }

    private static ClientCredential posted(Map<String, List<String>> form) {
        try {
            return credential(ClientSecretPost.parse(form), false);
        } catch (ParseException | IllegalArgumentException quotesTheForm) {
            return new Flawed(Flaw.MALFORMED);
        }
    }

    /** @throws SecretRefusedException when it cannot be a secret */
    private static ClientCredential credential(PlainClientSecret read, boolean inHeader) {
        String id = read.getClientID().getValue();
        // The parser's idea of a blank id is another one.
        if (id.isBlank() || id.chars().anyMatch(Character::isISOControl)) {
            return new Flawed(Flaw.MALFORMED);
        }
        SecretToken secret = SecretToken.fromUserInput(read.getClientSecret().getValue());
        return new IdAndSecret(id, secret, inHeader);
    }
}
