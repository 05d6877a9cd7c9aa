package io.credledger.app.refresher;

import io.credledger.config.ConfigurationException;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.RefresherKeys;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Octets;
import io.credledger.sealing.LedgerKeyCheck;
import io.credledger.sealing.RecordedKeys;
import java.util.Optional;
import java.util.function.Supplier;

/** What the refresher holds, if the configured keys are the ledger's. */
record HeldKeys(DataKeys dataKeys, RefreshTokenOpener refreshTokens, RefresherKeys refresher) {

    /**
     * @param changes the ledger's keys of today; read only where the founding's are not the configured ones
     * @throws ConfigurationException when a key cannot be read, is too short, or is not this ledger's
     */
    static HeldKeys open(RefresherConfiguration configuration, LedgerFounded founded, Supplier<RecordedKeys> changes) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded, changes);
        Optional<MasterKeys> master = check.masterKeys(configuration.masterKeys());
        try {
            Optional<RefresherKeys> refresher =
                    check.refresherKeys(RefresherConfiguration.REFRESHER_KEY_FILE, configuration.refresherKey());
            check.requireAll();
            return new HeldKeys(
                    new DataKeys(master.orElseThrow().keyEncryptionKeys(founded.ledger())),
                    new RefreshTokenOpener(refresher.orElseThrow(), founded.ledger()),
                    refresher.orElseThrow());
        } finally {
            master.ifPresent(MasterKeys::close);
        }
    }

    /** Whether what is sealed to a public key can be opened here. */
    boolean opens(Octets publicKey) {
        return refresher.holds(new RefresherPublicKey(publicKey));
    }

    @Override
    public String toString() {
        return "HeldKeys [redacted]";
    }
}
