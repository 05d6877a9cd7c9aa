package io.credledger.demo;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * What a client sends with its code (RFC 6749 section 4.1.3).
 *
 * @param redirectUri the authorization request's, letter by letter
 */
public record CodeRedemption(
        SecretToken code,
        @Nullable String redirectUri,
        @Nullable SecretToken verifier) {

    boolean answers(AuthorizationWish wish) {
        return wish.redirectUri().toString().equals(redirectUri)
                && verifier != null
                && wish.challenge().equals(challenge(verifier));
    }

    @RevealsSecret(reason = "the challenge is the verifier's digest")
    private static String challenge(SecretToken verifier) {
        return verifier.revealTo(
                bytes -> Base64.getUrlEncoder().withoutPadding().encodeToString(sha256().digest(bytes)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
