package io.credledger.app.query;

import io.credledger.config.ConfigurationException;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.crypto.RefresherPublicKey;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.sealing.LedgerKeyCheck;
import io.credledger.secret.SecretToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What the edge holds, if the configured keys are the ones that the ledger was founded with. */
public final class EdgeKeyCheck {

    private EdgeKeyCheck() {}

    /** @throws ConfigurationException when a key cannot be read, is too short, or is not this ledger's */
    static EdgeKeys open(List<SecretToken> masterKeys, Path pseudonymKey, LedgerFounded founded) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded);
        Optional<MasterKeys> master = check.masterKeys(masterKeys);
        try {
            Optional<PseudonymKey> pseudonym = check.pseudonymKey(pseudonymKey);
            check.requireAll();
            return keys(master.orElseThrow(), pseudonym.orElseThrow(), founded);
        } finally {
            master.ifPresent(MasterKeys::close);
        }
    }

    /**
     * The same for keys that are already read; the caller keeps the master keys.
     *
     * @throws ConfigurationException when a key is not this ledger's
     */
    public static EdgeKeys open(MasterKeys master, PseudonymKey pseudonym, LedgerFounded founded) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded);
        check.check(master);
        check.check(pseudonym);
        check.requireAll();
        return keys(master, pseudonym, founded);
    }

    private static EdgeKeys keys(MasterKeys master, PseudonymKey pseudonym, LedgerFounded founded) {
        return new EdgeKeys(
                founded.ledger(),
                pseudonym.pseudonyms(),
                new DataKeys(master.keyEncryptionKeys(founded.ledger())),
                new RefreshTokenSealer(new RefresherPublicKey(founded.refresherKey())),
                master.tickets(founded.ledger()));
    }
}
