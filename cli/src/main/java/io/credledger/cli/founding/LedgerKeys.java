package io.credledger.cli.founding;

import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefresherPublicKey;

/** The keys that a founding commits the ledger to. */
public record LedgerKeys(MasterKeys master, PseudonymKey pseudonym, RefresherPublicKey refresher) {}
