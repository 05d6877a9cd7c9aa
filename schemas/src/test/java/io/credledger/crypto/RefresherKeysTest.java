package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class RefresherKeysTest {
    private static final RefresherKeys KEYS = Scene.refresher();
    private static final RefresherKeyTags TAGS = Scene.master().refresherKeyTags(Scene.LEDGER);

    @Test
    void aGoldenKeysetIsReadForEver() {
        assertThat(KEYS.publicKey().octets()).isEqualTo(Golden.octets("refresher-public-key"));
        assertThat(KEYS.publicKey().id(Scene.LEDGER)).hasToString(Golden.text("refresher-public-key-id"));
    }

    @Test
    void theTagIsWhatTheDocumentSays() {
        assertThat(TAGS.tag(KEYS.publicKey())).isEqualTo(Golden.octets("refresher-public-key-tag"));
    }

    @Test
    void aTagHoldsForItsKeyLedgerAndMasterKeyOnly() {
        Octets tag = TAGS.tag(KEYS.publicKey());
        String newest = Scene.hex(Scene.key(0x20));

        assertThat(TAGS.verify(KEYS.publicKey(), tag)).isTrue();
        assertThat(tags(newest + "," + Scene.hex(Scene.key(0))).verify(KEYS.publicKey(), tag))
                .isTrue();
        assertThat(tags(newest).verify(KEYS.publicKey(), tag)).isFalse();
        assertThat(TAGS.verify(RefresherKeys.generate().publicKey(), tag)).isFalse();
        assertThat(Scene.master().refresherKeyTags(Scene.OTHER_LEDGER).verify(KEYS.publicKey(), tag))
                .isFalse();
    }

    @Test
    void everyFlippedBitOfATagOrKeyIsRefused() {
        byte[] key = KEYS.publicKey().octets().toByteArray();
        Octets tag = TAGS.tag(KEYS.publicKey());

        assertThat(Tampered.bitFlips(tag.toByteArray(), 0))
                .noneMatch(flipped -> TAGS.verify(KEYS.publicKey(), Octets.copyOf(flipped)));
        assertThat(Tampered.bitFlips(key, 0))
                .noneMatch(flipped -> TAGS.verify(new RefresherPublicKey(Octets.copyOf(flipped)), tag));
        assertThat(Tampered.otherLengths(tag.toByteArray()))
                .noneMatch(other -> TAGS.verify(KEYS.publicKey(), Octets.copyOf(other)));
    }

    @Test
    void whatWasWrittenIsReadAgain() {
        RefresherKeys keys = RefresherKeys.generate();

        assertThat(RefresherKeys.read(keys.write()).publicKey()).isEqualTo(keys.publicKey());
        assertThat(RefresherKeys.generate().publicKey()).isNotEqualTo(keys.publicKey());
        assertThat(keys.withNewKey().publicKey()).isNotEqualTo(keys.publicKey());
    }

    @Test
    void aFileThatIsNoSuchKeysetIsRefused() throws GeneralSecurityException {
        byte[] golden = Golden.octets("refresher-keyset").toByteArray();

        assertRefused(new byte[0]);
        assertRefused(Scene.key(0));
        assertRefused(Arrays.copyOf(golden, golden.length - 1));
        assertRefused(aeadKeyset());
    }

    @Test
    void aPublicKeyHas32Bytes() {
        assertThatThrownBy(() -> new RefresherPublicKey(Octets.copyOf(new byte[31])))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.rule()).isEqualTo(Rule.NOT_A_PUBLIC_KEY));
    }

    private static void assertRefused(byte[] file) {
        assertThatThrownBy(() -> RefresherKeys.read(KeyMaterial.takeOwnershipOf(file)))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.rule()).isEqualTo(Rule.NOT_A_REFRESHER_KEYSET))
                .hasNoCause();
    }

    private static byte[] aeadKeyset() throws GeneralSecurityException {
        AeadConfig.register();
        KeysetHandle keyset = KeysetHandle.newBuilder()
                .addEntry(KeysetHandle.generateEntryFromParameters(PredefinedAeadParameters.AES256_GCM)
                        .withRandomId()
                        .makePrimary())
                .setConfiguration(RegistryConfiguration.get())
                .build();
        return TinkProtoKeysetFormat.serializeKeyset(
                keyset, InsecureSecretKeyAccess.get(), RegistryConfiguration.get());
    }

    private static RefresherKeyTags tags(String masterKeys) {
        return MasterKeys.parse(Scene.text(masterKeys)).refresherKeyTags(Scene.LEDGER);
    }
}
