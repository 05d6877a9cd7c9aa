package io.credledger.demo;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A token's name where the token itself must not stand.
 *
 * @param hex SHA-256 of the token, lower case
 */
public record TokenDigest(String hex) {

    public TokenDigest {
        if (!hex.matches("[0-9a-f]{64}")) {
            throw new IllegalArgumentException("a digest is 64 hexadecimal digits");
        }
    }

    @RevealsSecret(reason = "only the digest stays; the tokens are 256 random bits")
    public static TokenDigest of(SecretToken token) {
        return token.revealTo(bytes -> new TokenDigest(HexFormat.of().formatHex(sha256().digest(bytes))));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Enough to tell them apart in a failed test. */
    @Override
    public String toString() {
        return hex.substring(0, 12);
    }
}
