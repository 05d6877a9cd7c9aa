package io.credledger.crypto;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 for keys that are used once: commitments and tags. */
final class HmacSha256 {
    private static final String NAME = "HmacSHA256";

    private HmacSha256() {}

    static byte[] compute(byte[] key, LengthPrefixed input) {
        try {
            Mac mac = Mac.getInstance(NAME);
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(input.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
