package io.credledger.crypto;

import java.security.GeneralSecurityException;
import java.security.Provider;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 for keys that are used once: commitments and tags. */
final class HmacSha256 {
    private static final String NAME = "HmacSHA256";

    /** Asked once: which provider it is costs as much as a short input. */
    private static final Provider PROVIDER = provider();

    private HmacSha256() {}

    static byte[] compute(byte[] key, LengthPrefixed input) {
        try {
            Mac mac = Mac.getInstance(NAME, PROVIDER);
            mac.init(new SecretKeySpec(key, NAME));
            return mac.doFinal(input.toByteArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }

    private static Provider provider() {
        try {
            return Mac.getInstance(NAME).getProvider();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC-SHA256 is not available", e);
        }
    }
}
