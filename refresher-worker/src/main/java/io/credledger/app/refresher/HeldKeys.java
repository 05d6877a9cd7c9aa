package io.credledger.app.refresher;

import io.credledger.config.ConfigurationException;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.crypto.RefresherKeys;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.sealing.LedgerKeyCheck;
import java.util.Optional;

/** What the refresher holds, if the configured keys are the ones that the ledger was founded with. */
record HeldKeys(DataKeys dataKeys, RefreshTokenOpener refreshTokens) {

    /** @throws ConfigurationException when a key cannot be read, is too short, or is not this ledger's */
    static HeldKeys open(RefresherConfiguration configuration, LedgerFounded founded) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded);
        Optional<MasterKeys> master = check.masterKeys(configuration.masterKeys());
        try {
            Optional<RefresherKeys> refresher =
                    check.refresherKeys(RefresherConfiguration.REFRESHER_KEY_FILE, configuration.refresherKey());
            check.requireAll();
            return new HeldKeys(
                    new DataKeys(master.orElseThrow().keyEncryptionKeys(founded.ledger())),
                    new RefreshTokenOpener(refresher.orElseThrow(), founded.ledger()));
        } finally {
            master.ifPresent(MasterKeys::close);
        }
    }

    @Override
    public String toString() {
        return "HeldKeys [redacted]";
    }
}
