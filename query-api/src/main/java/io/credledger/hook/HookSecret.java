package io.credledger.hook;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What a subscriber and this ledger share, and the signatures made with it, as Standard Webhooks 1.0 has them: {@code whsec_} and the base64 of 24 to
 * 64 bytes; HMAC-SHA256 over {@code id.timestamp.body}.
 */
public record HookSecret(SecretToken text) implements AutoCloseable {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final String HMAC = "HmacSHA256";

    public static HookSecret generate() {
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(key);
        try {
            return new HookSecret(
                    SecretToken.takeCopyOf(PREFIX + Base64.getEncoder().encodeToString(key)));
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** For the one answer that shows it. */
    @RevealsSecret(reason = "a secret is shown once, to whoever has just subscribed")
    public String reveal() {
        return text.revealText();
    }

    /** The header {@code webhook-signature}. */
    @RevealsSecret(reason = "it is the key of the signature, which leaves in its place")
    String sign(String id, Instant timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(text.revealText().substring(PREFIX.length()));
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            mac.update((id + '.' + timestamp.getEpochSecond() + '.').getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    @Override
    public void close() {
        text.close();
    }

    @Override
    public String toString() {
        return "HookSecret [redacted]";
    }
}
