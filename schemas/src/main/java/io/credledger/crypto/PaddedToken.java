package io.credledger.crypto;

import io.credledger.ledger.Octets;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretBorrower;
import io.credledger.secret.SecretToken;
import java.util.Arrays;
import java.util.function.UnaryOperator;

/** Takes a token through a cipher and leaves no copy of it behind. */
final class PaddedToken {
    private PaddedToken() {}

    @RevealsSecret(reason = "encrypts the token; padded and revealed bytes are wiped")
    static Octets seal(SecretToken token, UnaryOperator<byte[]> encrypt) {
        SecretBorrower<Octets, RuntimeException> sealing = bytes -> {
            byte[] padded = Padding.pad(bytes);
            try {
                return Octets.copyOf(encrypt.apply(padded));
            } finally {
                Arrays.fill(padded, (byte) 0);
            }
        };
        return token.revealTo(sealing);
    }

    /** @param padded is wiped */
    static SecretToken open(byte[] padded) {
        try {
            return SecretToken.takeOwnershipOf(Padding.unpad(padded));
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }
}
