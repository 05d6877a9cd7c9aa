package io.credledger.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Routing;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerKeyCheckTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final String MASTER = "01".repeat(32);
    private static final String OTHER = "02".repeat(32);
    private static final Setting<Path> REFRESHER = Setting.named(
                    SettingName.of("a.refresher.key.file"), SettingTypes.path(), "Opens refresh tokens.")
            .required();

    private final RefresherKeys refresher = RefresherKeys.generate();
    private final PseudonymKey pseudonym = pseudonym(MASTER);
    private final LedgerKeyCheck check = new LedgerKeyCheck(founded(refresher.publicKey(), master(MASTER)));

    @TempDir
    private Path directory;

    @Test
    void theKeysOfTheLedgerAreTaken() throws IOException {
        assertThat(check.masterKeys(configured(MASTER))).isPresent();
        assertThat(check.pseudonymKey(file(MASTER.getBytes(StandardCharsets.US_ASCII))))
                .isPresent();
        assertThat(check.refresherKeys(REFRESHER, file(refresher))).isPresent();
        check.requireAll();
    }

    @Test
    void anOlderMasterKeyThatFoundedTheLedgerStillVouches() {
        assertThat(check.masterKeys(configured(OTHER, MASTER))).isPresent();
        check.requireAll();
    }

    @Test
    void anotherLedgersKeysAreNamedTogether() throws IOException {
        check.check(master(OTHER));
        check.check(pseudonym(OTHER));
        var unused = check.refresherKeys(REFRESHER, file(RefresherKeys.generate()));

        assertThat(problems())
                .extracting(ConfigurationProblem::rule)
                .containsOnly("must be a key of this ledger; it is another's");
        assertThat(problems())
                .extracting(ConfigurationProblem::key)
                .satisfiesExactly(
                        name -> assertThat(name).contains("OAUTH_ENCRYPTION_KEY"),
                        name -> assertThat(name).contains("CREDLEDGER_PSEUDONYM_KEY_FILE"),
                        name -> assertThat(name).contains("A_REFRESHER_KEY_FILE"));
    }

    @Test
    void aPublicKeyThatTheMasterKeyDidNotVouchForIsRefused() {
        LedgerFounded honest = founded(refresher.publicKey(), master(MASTER));
        LedgerFounded swapped = new LedgerFounded(
                honest.ledger(),
                honest.shard(),
                honest.shards(),
                honest.vault(),
                honest.server(),
                honest.detailsKey(),
                honest.pseudonymKey(),
                honest.detailsKek(),
                honest.tokensKek(),
                RefresherKeys.generate().publicKey().octets(),
                honest.refresherKeyTag());
        LedgerKeyCheck other = new LedgerKeyCheck(swapped);
        other.check(master(MASTER));

        assertThat(catchThrowableOfType(ConfigurationException.class, other::requireAll))
                .hasMessageContaining("must be the key that vouched for the refresher's key in the ledger");
    }

    @Test
    void afterARotationTheNewKeyIsTheLedgers() {
        LedgerKeyCheck rotated =
                new LedgerKeyCheck(founded(refresher.publicKey(), master(MASTER)), () -> recorded(OTHER));
        rotated.checkNewest(master(OTHER));
        rotated.requireAll();
    }

    @Test
    void afterARotationTheOldKeyAloneIsFoundOut() {
        LedgerKeyCheck rotated =
                new LedgerKeyCheck(founded(refresher.publicKey(), master(MASTER)), () -> recorded(OTHER));
        rotated.checkNewest(master(MASTER));

        assertThat(catchThrowableOfType(ConfigurationException.class, rotated::requireAll))
                .hasMessageContaining("was rotated away");
    }

    @Test
    void whileARotationIsGoingOnBothKeysAreNeeded() {
        LedgerKeyCheck rotating =
                new LedgerKeyCheck(founded(refresher.publicKey(), master(MASTER)), () -> recorded(MASTER, OTHER));
        rotating.check(master(OTHER));

        assertThat(catchThrowableOfType(ConfigurationException.class, rotating::requireAll))
                .hasMessageContaining("must name the ledger's former key too");
    }

    @Test
    void aRefresherThatHasOnlyTheNewestKeyIsTheLedgers() throws IOException {
        RefresherKeys newer = RefresherKeys.generate();
        LedgerKeyCheck rotated = new LedgerKeyCheck(
                founded(refresher.publicKey(), master(MASTER)),
                () -> new RecordedKeys(
                        recorded(MASTER).masters(),
                        newer.publicKey(),
                        master(MASTER).refresherKeyTags(LEDGER).tag(newer.publicKey())));

        assertThat(rotated.refresherKeys(REFRESHER, file(newer))).isPresent();
        rotated.requireAll();
    }

    /** The last one vouches for the refresher's key. */
    private RecordedKeys recorded(String... masters) {
        return new RecordedKeys(
                Stream.of(masters)
                        .map(text -> master(text).keyEncryptionKeys(LEDGER))
                        .map(keks -> new RecordedKeys.Master(
                                keks.commitment(KeyPurpose.DETAILS), keks.commitment(KeyPurpose.TOKEN)))
                        .toList(),
                refresher.publicKey(),
                master(masters[masters.length - 1]).refresherKeyTags(LEDGER).tag(refresher.publicKey()));
    }

    @Test
    void aRefresherThatHasANewerKeyTooIsTheLedgers() throws IOException {
        assertThat(check.refresherKeys(REFRESHER, file(refresher.withNewKey()))).isPresent();
        check.requireAll();
    }

    @Test
    void whatCannotBeReadIsToldWithoutWhatItHolds() throws IOException {
        assertThat(check.masterKeys(configured("canary"))).isEmpty();
        assertThat(check.pseudonymKey(directory.resolve("absent"))).isEmpty();
        assertThat(check.refresherKeys(REFRESHER, file("canary".getBytes(StandardCharsets.US_ASCII))))
                .isEmpty();

        assertThat(problems()).hasSize(3);
        assertThat(problems())
                .allSatisfy(problem -> assertThat(problem.toString()).doesNotContain("canary"));
    }

    private List<ConfigurationProblem> problems() {
        return catchThrowableOfType(ConfigurationException.class, check::requireAll)
                .problems();
    }

    private LedgerFounded founded(RefresherPublicKey key, MasterKeys master) {
        return new LedgerFounded(
                LEDGER,
                0,
                1,
                "default",
                IdentityId.of(new Routing(5), 1),
                DataKeyId.of(new byte[32]),
                pseudonym.commitment(LEDGER),
                master.keyEncryptionKeys(LEDGER).commitment(KeyPurpose.DETAILS),
                master.keyEncryptionKeys(LEDGER).commitment(KeyPurpose.TOKEN),
                key.octets(),
                master.refresherKeyTags(LEDGER).tag(key));
    }

    private static MasterKeys master(String text) {
        return MasterKeys.parse(material(text));
    }

    private static PseudonymKey pseudonym(String text) {
        return PseudonymKey.parse(material(text));
    }

    private static KeyMaterial material(String text) {
        return KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static List<SecretToken> configured(String... keys) {
        return List.of(keys).stream().map(SecretToken::takeCopyOf).toList();
    }

    private Path file(RefresherKeys keys) throws IOException {
        try (KeyMaterial bytes = keys.write()) {
            return file(bytes.revealTo(byte[]::clone));
        }
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(Files.createTempFile(directory, "key", null), content);
    }
}
