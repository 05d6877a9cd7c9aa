package io.credledger.app.query;

import io.credledger.config.ConfigurationException;
import io.credledger.crypto.DataKeys;
import io.credledger.crypto.InstanceTags;
import io.credledger.crypto.KeyEncryptionKeys;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefreshTokenSealer;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.NamedKeys;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.sealing.LedgerKeyCheck;
import io.credledger.sealing.RecordedKeys;
import io.credledger.secret.SecretToken;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the edge holds, if the configured keys are the ledger's.
 *
 * @param named which of them are in use
 * @param instances by which processes of the ledger know each other
 */
public record EdgeKeyCheck(EdgeKeys keys, NamedKeys named, InstanceTags instances) {

    /**
     * @param changes the ledger's keys of today; read only where the founding's keys are not the configured ones
     * @throws ConfigurationException when a key cannot be read, is too short, or is not this ledger's
     */
    static EdgeKeyCheck open(
            List<SecretToken> masterKeys, Path pseudonymKey, LedgerFounded founded, Supplier<RecordedKeys> changes) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded, changes);
        Optional<MasterKeys> master = check.masterKeys(masterKeys);
        try {
            Optional<PseudonymKey> pseudonym = check.pseudonymKey(pseudonymKey);
            check.requireAll();
            return of(master.orElseThrow(), pseudonym.orElseThrow(), founded, check.recorded());
        } finally {
            master.ifPresent(MasterKeys::close);
        }
    }

    /**
     * The same for keys that are already read; the caller keeps the master keys.
     *
     * @throws ConfigurationException when a key is not this ledger's
     */
    public static EdgeKeys open(
            MasterKeys master, PseudonymKey pseudonym, LedgerFounded founded, Supplier<RecordedKeys> changes) {
        LedgerKeyCheck check = new LedgerKeyCheck(founded, changes);
        check.checkNewest(master);
        check.check(pseudonym);
        check.requireAll();
        return of(master, pseudonym, founded, check.recorded()).keys();
    }

    /** The same for a ledger whose keys are those that it was founded with. */
    public static EdgeKeys open(MasterKeys master, PseudonymKey pseudonym, LedgerFounded founded) {
        return open(master, pseudonym, founded, () -> RecordedKeys.of(founded));
    }

    private static EdgeKeyCheck of(
            MasterKeys master, PseudonymKey pseudonym, LedgerFounded founded, RecordedKeys recorded) {
        KeyEncryptionKeys keks = master.keyEncryptionKeys(founded.ledger());
        NamedKeys named = new NamedKeys(keks, master.refresherKeyTags(founded.ledger()), recorded);
        EdgeKeys keys = new EdgeKeys(
                founded.ledger(),
                pseudonym.pseudonyms(),
                new DataKeys(keks, named::kek),
                new RefreshTokenSealer(named::refresher),
                master.tickets(founded.ledger()));
        return new EdgeKeyCheck(keys, named, master.instanceTags(founded.ledger()));
    }

    @Override
    public String toString() {
        return "EdgeKeyCheck [redacted]";
    }
}
