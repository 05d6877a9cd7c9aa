package io.credledger.crypto;

import com.google.crypto.tink.subtle.Hkdf;
import io.credledger.ledger.LedgerId;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

/** HKDF-SHA256 (RFC 5869): a key of 32 bytes for one purpose in one ledger. */
final class Derivation {
    private Derivation() {}

    /** @param info the purpose; a key derived for one tells nothing about another */
    static byte[] derive(byte[] key, LedgerId ledger, String info) {
        try {
            byte[] salt = ledger.value().getBytes(StandardCharsets.UTF_8);
            return Hkdf.computeHkdf("HMACSHA256", key, salt, info.getBytes(StandardCharsets.UTF_8), 32);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HKDF-SHA256 is not available", e);
        }
    }
}
