package io.credledger.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.crypto.KeyRefusedException.Rule;
import io.credledger.ledger.Octets;
import io.credledger.secret.KeyMaterial;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class MasterKeysTest {
    private static final byte[] KEY = Scene.key(0xe0);
    private static final String HEX = Scene.hex(KEY);
    private static final String BASE64 = Base64.getEncoder().encodeToString(KEY);

    @ParameterizedTest(name = "{0}")
    @MethodSource("decodings")
    void hexIsDecidedBeforeBase64(String why, String text, byte[] expected) {
        List<KeyMaterial> keys = KeyText.decode(Scene.text(text));

        assertThat(keys).hasSize(1);
        assertThat(keys.get(0).reveal()).isEqualTo(expected);
    }

    static Stream<Arguments> decodings() {
        String url = Base64.getUrlEncoder().encodeToString(KEY);
        assertThat(url).isNotEqualTo(BASE64);
        return Stream.of(
                Arguments.of("64 hex characters, not the base64 of 48 bytes", HEX, KEY),
                Arguments.of("upper case", HEX.toUpperCase(Locale.ROOT), KEY),
                Arguments.of("66 hex characters", HEX + "00", java.util.Arrays.copyOf(KEY, 33)),
                Arguments.of("62 hex characters are base64", HEX.substring(2), decode(HEX.substring(2))),
                Arguments.of("67 hex characters are base64", HEX + "000", decode(HEX + "000")),
                Arguments.of("64 characters, one not hex", "z" + HEX.substring(1), decode("z" + HEX.substring(1))),
                Arguments.of("base64", BASE64, KEY),
                Arguments.of("base64 without padding", BASE64.replace("=", ""), KEY),
                Arguments.of("base64url", url, KEY),
                Arguments.of("base64url without padding", url.replace("=", ""), KEY),
                Arguments.of("white space around", " \t" + HEX + "\r\n", KEY));
    }

    private static byte[] decode(String base64) {
        return Base64.getDecoder().decode(base64);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void aKeyThatCannotBeUsedIsRefusedByRuleAndNeverByValue(String text, Rule rule, String place) {
        assertThatThrownBy(() -> MasterKeys.parse(Scene.text(text)))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.rule()).isEqualTo(rule))
                .hasMessage("a key " + rule.text() + place)
                .hasNoCause();
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of("", Rule.MISSING, ""),
                Arguments.of(" \n", Rule.MISSING, ""),
                Arguments.of(HEX + ",", Rule.MISSING, ": {key=2}"),
                Arguments.of("," + HEX, Rule.MISSING, ": {key=1}"),
                Arguments.of(HEX.substring(32), Rule.TOO_SHORT, ": {key=1}"),
                Arguments.of(HEX + "," + BASE64.substring(0, 40), Rule.TOO_SHORT, ": {key=2}"),
                Arguments.of(HEX + "0", Rule.NOT_DECODABLE, ": {key=1}"),
                Arguments.of("change me " + HEX, Rule.NOT_DECODABLE, ": {key=1}"),
                Arguments.of("schlüssel".repeat(8), Rule.NOT_DECODABLE, ": {key=1}"),
                Arguments.of("-" + BASE64 + "+/", Rule.NOT_DECODABLE, ": {key=1}"),
                Arguments.of(BASE64 + "\n" + BASE64, Rule.NOT_DECODABLE, ": {key=1}"));
    }

    @Test
    void theCommitmentsAreWhatTheDocumentSays() {
        KeyEncryptionKeys keks = Scene.master().keyEncryptionKeys(Scene.LEDGER);

        assertThat(keks.commitment(KeyPurpose.DETAILS)).isEqualTo(Golden.octets("details-kek-commitment"));
        assertThat(keks.commitment(KeyPurpose.TOKEN)).isEqualTo(Golden.octets("tokens-kek-commitment"));
    }

    @Test
    void aForeignKeyOrLedgerDoesNotCommit() {
        Octets recorded = Scene.master().keyEncryptionKeys(Scene.LEDGER).commitment(KeyPurpose.DETAILS);
        MasterKeys foreign = MasterKeys.parse(Scene.text(HEX));
        MasterKeys both = MasterKeys.parse(Scene.text(HEX + ", " + Scene.hex(Scene.key(0))));

        assertThat(both.keyEncryptionKeys(Scene.LEDGER).commitsTo(KeyPurpose.DETAILS, recorded))
                .isTrue();
        assertThat(both.keyEncryptionKeys(Scene.LEDGER).commitsTo(KeyPurpose.TOKEN, recorded))
                .isFalse();
        assertThat(foreign.keyEncryptionKeys(Scene.LEDGER).commitsTo(KeyPurpose.DETAILS, recorded))
                .isFalse();
        assertThat(Scene.master().keyEncryptionKeys(Scene.OTHER_LEDGER).commitsTo(KeyPurpose.DETAILS, recorded))
                .isFalse();
    }

    @Test
    void theNewestKeyIsTheFirst() {
        MasterKeys both = MasterKeys.parse(Scene.text(HEX + "," + Scene.hex(Scene.key(0))));
        MasterKeys newest = MasterKeys.parse(Scene.text(HEX));

        assertThat(both.keyEncryptionKeys(Scene.LEDGER).commitment(KeyPurpose.TOKEN))
                .isEqualTo(newest.keyEncryptionKeys(Scene.LEDGER).commitment(KeyPurpose.TOKEN));
    }

    @Test
    void anAuditorHoldsTheDetailsKeysAlone() {
        MasterKeys master = MasterKeys.parse(Scene.text(HEX + "," + Scene.hex(Scene.key(0))));
        KeyEncryptionKeys audit = KeyEncryptionKeys.ofAuditKeys(Scene.LEDGER, master.auditKeys(Scene.LEDGER));

        assertThat(audit.commitsTo(KeyPurpose.DETAILS, Golden.octets("details-kek-commitment")))
                .isTrue();
        assertThat(audit.commitment(KeyPurpose.DETAILS))
                .isEqualTo(master.keyEncryptionKeys(Scene.LEDGER).commitment(KeyPurpose.DETAILS));
        assertThat(audit.holds(KeyPurpose.TOKEN)).isFalse();
        assertThatThrownBy(() -> audit.commitment(KeyPurpose.TOKEN)).isInstanceOf(KeyNotHeldException.class);
        assertThat(master.keyEncryptionKeys(Scene.LEDGER).withoutTokens().holds(KeyPurpose.TOKEN))
                .isFalse();
    }

    @Test
    void anAuditKeyHasExactly32Bytes() {
        assertThatThrownBy(() -> KeyEncryptionKeys.ofAuditKeys(Scene.LEDGER, Scene.text(HEX + "00")))
                .isInstanceOfSatisfying(
                        KeyRefusedException.class, e -> assertThat(e.rule()).isEqualTo(Rule.NOT_32_BYTES));
    }

    @Test
    void aGeneratedKeyIsReadAgainAndNeverTheSame() {
        KeyMaterial first = MasterKeys.generate();

        assertThat(KeyText.decode(first).get(0).length()).isEqualTo(32);
        assertThat(MasterKeys.generate()).isNotEqualTo(first);
    }
}
