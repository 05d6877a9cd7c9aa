package io.credledger.architecture;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What could open something is not on the class path of this service, so nothing here can, whatever becomes of its code. */
class BlindnessTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.google.crypto.tink.Aead",
                "com.google.crypto.tink.HybridDecrypt",
                "com.google.crypto.tink.KeysetHandle",
                "com.google.crypto.tink.subtle.Hkdf"
            })
    void theWriterHasNothingToOpenAnythingWith(String type) {
        assertThatExceptionOfType(ClassNotFoundException.class).isThrownBy(() -> Class.forName(type));
    }

    /** Its classes are there, in the jar that all share, and cannot be brought to life. */
    @ParameterizedTest
    @ValueSource(strings = {"io.credledger.crypto.Aes256Gcm", "io.credledger.crypto.Hpke"})
    void ourOwnSealingCannotRunHere(String type) {
        assertThatExceptionOfType(LinkageError.class)
                .isThrownBy(() -> Class.forName(type).getDeclaredMethods());
    }
}
