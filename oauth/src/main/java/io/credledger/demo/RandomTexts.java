package io.credledger.demo;

import io.credledger.secret.SecretToken;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Tokens and ids, of the same length always. */
final class RandomTexts {

    private final SecureRandom random = new SecureRandom();

    /** 256 random bits in 43 characters. */
    SecretToken token() {
        return SecretToken.takeOwnershipOf(Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(bytes(32))
                .getBytes(StandardCharsets.US_ASCII));
    }

    FamilyId family() {
        return new FamilyId("fam_" + HexFormat.of().formatHex(bytes(8)));
    }

    private byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return bytes;
    }
}
