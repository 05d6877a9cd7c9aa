package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.MalformedSealException.Rule;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Octets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class DataKeysTest {
    private static final DataKeys KEYS = new DataKeys(Scene.master().keyEncryptionKeys(Scene.LEDGER));
    private static final WrappedKey WRAPPED = golden(KeyPurpose.DETAILS);

    @ParameterizedTest
    @EnumSource(KeyPurpose.class)
    void aGoldenKeyOpensForEver(KeyPurpose purpose) {
        WrappedKey golden = golden(purpose);

        try (DataKey key = KEYS.unwrap(golden)) {
            assertThat(key.id()).isEqualTo(golden.id());
            assertThat(key.subject()).isEqualTo(Scene.CONNECTION);
            assertThat(key.purpose()).isEqualTo(purpose);
        }
    }

    @Test
    void theIdIsACommitmentToKeyPurposeAndSubject() {
        assertThat(Scene.detailsKey().id()).hasToString(Golden.text("details-key-id"));
        assertThat(Scene.tokenKey().id()).hasToString(Golden.text("token-key-id"));
        assertThat(DataKey.takeOwnershipOf(Scene.key(0x60), KeyPurpose.TOKEN, Scene.CONNECTION)
                        .id())
                .isNotEqualTo(Scene.detailsKey().id());
        assertThat(DataKey.takeOwnershipOf(Scene.key(0x60), KeyPurpose.DETAILS, Scene.OTHER_CONNECTION)
                        .id())
                .isNotEqualTo(Scene.detailsKey().id());
    }

    @Test
    void whatWasWrappedUnwraps() {
        try (DataKey key = DataKeys.generate(KeyPurpose.TOKEN, Scene.ALICE_ID);
                DataKey again = KEYS.unwrap(KEYS.wrap(key))) {
            assertThat(again.id()).isEqualTo(key.id());
            assertThat(again.subject()).isEqualTo(Scene.ALICE_ID);
        }
    }

    @Test
    void everyFlippedBitIsRefused() {
        byte[] bytes = WRAPPED.wrapped().toByteArray();

        Tampered.bitFlips(bytes, 9)
                .forEach(flipped -> assertThatThrownBy(() -> KEYS.unwrap(with(flipped)))
                        .isInstanceOf(SealBrokenException.class)
                        .hasMessage("seal is broken or belongs elsewhere: {keyId=" + WRAPPED.id() + "}")
                        .hasNoCause());
        Tampered.bitFlips(bytes, 0)
                .limit(8)
                .forEach(flipped -> assertThatThrownBy(() -> with(flipped))
                        .isInstanceOfSatisfying(
                                MalformedSealException.class,
                                e -> assertThat(e.rule()).isEqualTo(Rule.FORMAT)));
        Tampered.bitFlips(bytes, 1)
                .limit(8 * 8)
                .forEach(flipped ->
                        assertThatThrownBy(() -> KEYS.unwrap(with(flipped))).isInstanceOf(KeyNotHeldException.class));
    }

    @Test
    void everyOtherLengthIsRefused() {
        Tampered.otherLengths(WRAPPED.wrapped().toByteArray())
                .forEach(bytes -> assertThatThrownBy(() -> with(bytes))
                        .isInstanceOfSatisfying(
                                MalformedSealException.class,
                                e -> assertThat(e.rule()).isEqualTo(Rule.LENGTH)));
    }

    @Test
    void aKeyMovedToAnotherPlaceIsRefused() {
        DataKeyId otherId = Scene.tokenKey().id();
        Octets wrapped = WRAPPED.wrapped();
        DataKeys otherLedger = new DataKeys(Scene.master().keyEncryptionKeys(Scene.OTHER_LEDGER));

        assertThatThrownBy(() ->
                        KEYS.unwrap(new WrappedKey(WRAPPED.id(), KeyPurpose.DETAILS, Scene.OTHER_CONNECTION, wrapped)))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> KEYS.unwrap(new WrappedKey(otherId, KeyPurpose.DETAILS, Scene.CONNECTION, wrapped)))
                .isInstanceOf(SealBrokenException.class);
        assertThatThrownBy(() -> KEYS.unwrap(new WrappedKey(WRAPPED.id(), KeyPurpose.TOKEN, Scene.CONNECTION, wrapped)))
                .isInstanceOf(KeyNotHeldException.class);
        assertThatThrownBy(() -> otherLedger.unwrap(WRAPPED)).isInstanceOf(KeyNotHeldException.class);
    }

    @Test
    void aKeyWrappedUnderAnIdThatItDoesNotYieldIsRefused() {
        DataKeyId claimed = Scene.tokenKey().id();

        assertThatThrownBy(
                        () -> DataKey.takeOwnershipOf(Scene.key(0x60), KeyPurpose.DETAILS, Scene.CONNECTION, claimed))
                .isInstanceOfSatisfying(
                        WrongKeyException.class, e -> assertThat(e.named()).isEqualTo(claimed))
                .hasMessage("key does not commit to the key id: {keyId=" + claimed + "}");
    }

    @Test
    void whoHoldsNoTokensKeyUnwrapsNoTokenKey() {
        DataKeys auditor = new DataKeys(
                KeyEncryptionKeys.ofAuditKeys(Scene.LEDGER, Scene.master().auditKeys(Scene.LEDGER)));

        auditor.unwrap(WRAPPED).close();
        assertThatThrownBy(() -> auditor.unwrap(golden(KeyPurpose.TOKEN)))
                .isInstanceOf(KeyNotHeldException.class)
                .hasMessage("sealed under a key that is not held: {key=token}");
    }

    @Test
    void rewrappingMovesAKeyToTheNewestMasterKeyOnce() {
        String newest = Scene.hex(Scene.key(0x20));
        DataKeys both = keys(newest + "," + Scene.hex(Scene.key(0)));
        DataKeys newestOnly = keys(newest);

        WrappedKey rewrapped = both.rewrap(WRAPPED).orElseThrow();

        assertThat(rewrapped.id()).isEqualTo(WRAPPED.id());
        assertThat(both.rewrap(rewrapped)).isEmpty();
        newestOnly.unwrap(rewrapped).close();
        assertThatThrownBy(() -> newestOnly.unwrap(WRAPPED)).isInstanceOf(KeyNotHeldException.class);
    }

    @Test
    void whatIsNamedWrapsAndNotTheFirstOfTheList() {
        KeyEncryptionKeys old = Scene.master().keyEncryptionKeys(Scene.LEDGER);
        KeyEncryptionKeys both = MasterKeys.parse(
                        Scene.text(Scene.hex(Scene.key(0x20)) + "," + Scene.hex(Scene.key(0))))
                .keyEncryptionKeys(Scene.LEDGER);
        try (DataKey key = DataKeys.generate(KeyPurpose.TOKEN, Scene.ALICE_ID)) {
            WrappedKey named = new DataKeys(both, old::commitment).wrap(key);
            new DataKeys(old).unwrap(named).close();

            WrappedKey unknown = new DataKeys(both, purpose -> Octets.copyOf(new byte[32])).wrap(key);
            assertThatThrownBy(() -> new DataKeys(old).unwrap(unknown)).isInstanceOf(KeyNotHeldException.class);
        }
    }

    @Test
    void aClosedKeyDoesNothing() {
        DataKey key = Scene.detailsKey();
        key.close();

        assertThatThrownBy(() -> KEYS.wrap(key)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> DetailsSealer.seal(key, Scene.DETAILS, Scene.SCHEMA, new byte[0]))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void labelsOfPurposesArePermanent() {
        assertThat(KeyPurpose.parse("details")).isEqualTo(KeyPurpose.DETAILS);
        assertThat(KeyPurpose.parse("token")).isEqualTo(KeyPurpose.TOKEN);
        assertThatThrownBy(() -> KeyPurpose.parse("tokens")).isInstanceOf(IllegalArgumentException.class);
    }

    private static DataKeys keys(String masterKeys) {
        return new DataKeys(MasterKeys.parse(Scene.text(masterKeys)).keyEncryptionKeys(Scene.LEDGER));
    }

    private static WrappedKey golden(KeyPurpose purpose) {
        return new WrappedKey(
                new DataKeyId(Golden.text(purpose.label() + "-key-id")),
                purpose,
                Scene.CONNECTION,
                Golden.octets(purpose.label() + "-key-wrapped"));
    }

    private static WrappedKey with(byte[] wrapped) {
        return new WrappedKey(WRAPPED.id(), WRAPPED.purpose(), WRAPPED.subject(), Octets.copyOf(wrapped));
    }
}
