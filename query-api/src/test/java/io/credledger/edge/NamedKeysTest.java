package io.credledger.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RotationPhase;
import io.credledger.ledger.Routing;
import io.credledger.ledger.Stamp;
import io.credledger.sealing.RecordedKeys;
import io.credledger.secret.KeyMaterial;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the log names is used, and nothing before. */
class NamedKeysTest {

    private static final LedgerId LEDGER = LedgerId.of(1, 2);
    private static final String OLD = "01".repeat(32);
    private static final String NEW = "02".repeat(32);

    private final RefresherPublicKey refresher = RefresherKeys.generate().publicKey();
    private final MasterKeys both = master(NEW + "," + OLD);
    private final NamedKeys named =
            new NamedKeys(both.keyEncryptionKeys(LEDGER), both.refresherKeyTags(LEDGER), RecordedKeys.of(founded()));

    @Test
    void aNewKeyIsNotUsedBeforeTheLogNamesIt() {
        assertThat(named.kek(KeyPurpose.TOKEN)).isEqualTo(kek(OLD));

        named.follow(() -> Optional.of(shard(rotation(RotationPhase.STARTED), null, null)));

        assertThat(named.kek(KeyPurpose.TOKEN)).isEqualTo(kek(NEW));
        assertThat(named.part().ready()).isTrue();
    }

    @Test
    void aProcessWithoutTheNewestKeyIsNotReady() {
        MasterKeys old = master(OLD);
        NamedKeys behind =
                new NamedKeys(old.keyEncryptionKeys(LEDGER), old.refresherKeyTags(LEDGER), RecordedKeys.of(founded()));
        assertThat(behind.part().ready()).isTrue();

        behind.follow(() -> Optional.of(shard(rotation(RotationPhase.STARTED), null, null)));

        assertThat(behind.part().ready()).isFalse();
    }

    @Test
    void refreshTokensAreSealedToTheRefreshersNewestKey() {
        RefresherPublicKey newer = RefresherKeys.generate().publicKey();
        named.follow(() -> Optional.of(shard(null, null, vouched(newer))));

        assertThat(named.refresher()).isEqualTo(newer);
        assertThat(named.part().ready()).isTrue();
    }

    @Test
    void aKeyThatNobodyVouchedForIsNotSealedTo() {
        RefresherPublicKey strangers = RefresherKeys.generate().publicKey();
        Octets tag = master("03".repeat(32)).refresherKeyTags(LEDGER).tag(strangers);
        named.follow(() -> Optional.of(shard(null, null, new Fact.RefresherKeyRotated(strangers.octets(), tag))));

        assertThat(named.refresher()).isEqualTo(refresher);
        assertThat(named.part().ready()).isFalse();
    }

    private static EntityState.Shard shard(
            Fact.@Nullable MasterKeyRotated rotating,
            Fact.@Nullable MasterKeyRotated rotated,
            Fact.@Nullable RefresherKeyRotated key,
            Fact.LedgerFounded founded) {
        Stamp stamp = new Stamp(1, Instant.EPOCH, Instant.EPOCH, founded.server());
        return new EntityState.Shard(founded, rotating, rotated, key, null, null, stamp);
    }

    private EntityState.Shard shard(
            Fact.@Nullable MasterKeyRotated rotating,
            Fact.@Nullable MasterKeyRotated rotated,
            Fact.@Nullable RefresherKeyRotated key) {
        return shard(rotating, rotated, key, founded());
    }

    private static Fact.MasterKeyRotated rotation(RotationPhase phase) {
        return new Fact.MasterKeyRotated(
                phase, 0, master(NEW).keyEncryptionKeys(LEDGER).commitment(KeyPurpose.DETAILS), kek(NEW));
    }

    private Fact.RefresherKeyRotated vouched(RefresherPublicKey key) {
        return new Fact.RefresherKeyRotated(
                key.octets(), both.refresherKeyTags(LEDGER).tag(key));
    }

    private Fact.LedgerFounded founded() {
        MasterKeys old = master(OLD);
        return new Fact.LedgerFounded(
                LEDGER,
                0,
                1,
                "default",
                IdentityId.of(new Routing(5), 1),
                DataKeyId.of(new byte[32]),
                Octets.EMPTY,
                old.keyEncryptionKeys(LEDGER).commitment(KeyPurpose.DETAILS),
                kek(OLD),
                refresher.octets(),
                old.refresherKeyTags(LEDGER).tag(refresher));
    }

    private static Octets kek(String master) {
        return master(master).keyEncryptionKeys(LEDGER).commitment(KeyPurpose.TOKEN);
    }

    private static MasterKeys master(String text) {
        return MasterKeys.parse(KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
