package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

final class CheckpointKeyTest {

    /** RFC 8032 section 7.1, test 2. */
    private static final String SECRET = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";

    private static final String PUBLIC = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";
    private static final String SIGNATURE = "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00";

    private static CheckpointKey key(String text) {
        return CheckpointKey.parse(KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void itSignsAsTheStandardShows() {
        CheckpointKey key = key(SECRET + "\n");
        byte[] message = {0x72};
        assertThat(key.publicKey().octets().toHex()).isEqualTo(PUBLIC);
        assertThat(HexFormat.of().formatHex(key.sign(message))).isEqualTo(SIGNATURE);
        assertThat(key.publicKey().verifies(message, key.sign(message))).isTrue();
        assertThat(key).hasToString("CheckpointKey[redacted]");
    }

    @Test
    void whatWasChangedIsNotItsSignature() {
        CheckpointKey key = CheckpointKey.parse(CheckpointKey.generate());
        byte[] message = {1, 2, 3};
        byte[] signature = key.sign(message);
        for (int bit = 0; bit < signature.length * 8; bit++) {
            byte[] changed = signature.clone();
            changed[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(key.publicKey().verifies(message, changed)).isFalse();
        }
        assertThat(key.publicKey().verifies(new byte[] {1, 2, 4}, signature)).isFalse();
        assertThat(key.publicKey().verifies(message, new byte[0])).isFalse();
        assertThat(key.publicKey().verifies(message, new byte[65])).isFalse();
        assertThat(CheckpointKey.parse(CheckpointKey.generate()).publicKey().verifies(message, signature))
                .isFalse();
    }

    @Test
    void whatIsNoKeyIsRefusedByItsRule() {
        refused("", Rule.MISSING);
        refused("c2hvcnQ=", Rule.TOO_SHORT);
        refused(SECRET + "00", Rule.NOT_32_BYTES);
        refused(SECRET + "," + SECRET, Rule.NOT_ONE);
        assertThatExceptionOfType(KeyRefusedException.class)
                .isThrownBy(() -> new CheckpointPublicKey(Octets.copyOf(new byte[31])))
                .satisfies(e -> assertThat(e.rule()).isEqualTo(Rule.NOT_A_VERIFIER_KEY));
    }

    private static void refused(String text, Rule rule) {
        assertThatExceptionOfType(KeyRefusedException.class)
                .isThrownBy(() -> key(text))
                .satisfies(e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
