package io.credledger.demo;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the client in a request, by either way of RFC 6749 section 2.3.1. */
final class ClientLogins {

    private static final String BASIC = "Basic ";

    private ClientLogins() {}

    static Optional<ClientLogin> find(@Nullable SecretToken authorization, Form form) {
        if (authorization != null) {
            return basic(authorization);
        }
        String id = form.text("client_id");
        return id == null ? Optional.empty() : form.secret("client_secret").map(secret -> new ClientLogin(id, secret));
    }

    @RevealsSecret(reason = "id and secret are taken apart, and the secret is one again")
    private static Optional<ClientLogin> basic(SecretToken authorization) {
        String text = authorization.revealText();
        if (!text.startsWith(BASIC)) {
            return Optional.empty();
        }
        String pair = new String(Base64.getDecoder().decode(text.substring(BASIC.length())), StandardCharsets.UTF_8);
        int colon = pair.indexOf(':');
        return colon < 0
                ? Optional.empty()
                : Optional.of(new ClientLogin(
                        Form.decoded(pair.substring(0, colon)),
                        SecretToken.takeCopyOf(Form.decoded(pair.substring(colon + 1)))));
    }
}
