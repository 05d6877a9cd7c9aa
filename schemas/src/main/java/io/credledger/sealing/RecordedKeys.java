package io.credledger.sealing;

import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Fact.MasterKeyRotated;
import io.credledger.ledger.Octets;
import java.util.List;

/**
 * The keys that the ledger says are its own.
 *
 * @param masters those that are needed to open everything: one, and while a rotation is going on the one before it too, newest last
 * @param refresher to whom refresh tokens are sealed
 * @param refresherTag under a master key
 */
public record RecordedKeys(List<Master> masters, RefresherPublicKey refresher, Octets refresherTag) {

    public RecordedKeys {
        masters = List.copyOf(masters);
    }

    /** What one master key commits to. */
    public record Master(Octets detailsKek, Octets tokensKek) {

        static Master of(MasterKeyRotated fact) {
            return new Master(fact.detailsKek(), fact.tokensKek());
        }

        public Octets kek(KeyPurpose purpose) {
            return purpose == KeyPurpose.DETAILS ? detailsKek : tokensKek;
        }

        public boolean isAmong(KeyEncryptionKeys held) {
            return held.commitsTo(KeyPurpose.DETAILS, detailsKek) && held.commitsTo(KeyPurpose.TOKEN, tokensKek);
        }
    }

    /** As they were when the ledger was founded. */
    public static RecordedKeys of(LedgerFounded founded) {
        return new RecordedKeys(
                List.of(founding(founded)), new RefresherPublicKey(founded.refresherKey()), founded.refresherKeyTag());
    }

    /** As they are by what a shard knows. */
    public static RecordedKeys of(EntityState.Shard shard) {
        Master settled = shard.rotated() == null ? founding(shard.fact()) : Master.of(shard.rotated());
        List<Master> masters =
                shard.rotating() == null ? List.of(settled) : List.of(settled, Master.of(shard.rotating()));
        var rotated = shard.refresherKey();
        return rotated == null
                ? new RecordedKeys(
                        masters,
                        new RefresherPublicKey(shard.fact().refresherKey()),
                        shard.fact().refresherKeyTag())
                : new RecordedKeys(masters, new RefresherPublicKey(rotated.refresherKey()), rotated.tag());
    }

    private static Master founding(LedgerFounded founded) {
        return new Master(founded.detailsKek(), founded.tokensKek());
    }

    /** The one that data keys are to be wrapped under. */
    public Master newest() {
        return masters.get(masters.size() - 1);
    }

    public boolean areAmong(KeyEncryptionKeys held) {
        return masters.stream().allMatch(master -> master.isAmong(held));
    }
}
