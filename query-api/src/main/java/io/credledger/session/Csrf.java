package io.credledger.session;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The token that a page of ours sends along and another site's cannot know: HMAC-SHA256 under the secret that stands sealed in the browser's
 * cookie, so nothing is kept.
 */
final class Csrf {

    private static final String ALGORITHM = "HmacSHA256";
    private static final byte[] LABEL = "csrf/1".getBytes(StandardCharsets.US_ASCII);

    private Csrf() {}

    static String token(byte[] secret) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(LABEL));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HMAC-SHA256", e);
        }
    }

    /** In constant time. */
    static boolean matches(byte[] secret, @Nullable String token) {
        return token != null
                && MessageDigest.isEqual(
                        token(secret).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    }
}
