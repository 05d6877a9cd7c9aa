package io.credledger.cli.keycloak;

import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** A name and what proves it: of a client, or of a person, whose password it then is. */
public record Credentials(String id, SecretToken secret) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** With a secret of this run. */
    static Credentials random(String id) {
        byte[] bytes = new byte[24];
        RANDOM.nextBytes(bytes);
        return new Credentials(id, SecretToken.takeCopyOf(Base64.getUrlEncoder().encodeToString(bytes)));
    }

    /** The value of an {@code Authorization} header. */
    String basic() {
        String pair = id + ":" + secret.revealText();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
