package io.credledger.token;

import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** User and password as RFC 7617 has them: base64 of {@code user:password} in UTF-8. */
final class BasicCredential {

    private BasicCredential() {}

    /** @param password is closed */
    @RevealsSecret(reason = "encodes the password for the answer; the copies are wiped")
    static SecretToken of(@Nullable String user, SecretToken password) {
        byte[] name = ((user == null ? "" : user) + ":").getBytes(StandardCharsets.UTF_8);
        try (password) {
            return password.revealTo(secret -> {
                ByteArrayOutputStream both = new ByteArrayOutputStream(name.length + secret.length);
                both.writeBytes(name);
                both.writeBytes(secret);
                byte[] plain = both.toByteArray();
                try {
                    return SecretToken.takeOwnershipOf(Base64.getEncoder().encode(plain));
                } finally {
                    Arrays.fill(plain, (byte) 0);
                }
            });
        }
    }
}
