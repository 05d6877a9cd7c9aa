package io.credledger.cli.audit.keys;

import io.credledger.ledger.Details;
import io.credledger.ledger.LedgerEvent;
import io.credledger.sealing.BrokenSealException;
import io.credledger.sealing.DetailsOpener;
import java.util.Optional;

/** Opens what is personal in events, where the auditor was given the key. Safe for use by several threads. */
@FunctionalInterface
public interface Opened {

    /** Without a key nothing opens. */
    Opened NOTHING = event -> Optional.empty();

    /**
     * The details; empty where their key is shredded or was not given, or the event carries none.
     *
     * @throws BrokenSealException when they are there and do not open as what they must be
     */
    Optional<Details> details(LedgerEvent event);

    static Opened with(DetailsOpener opener) {
        return event -> opener.open(event, Details.class);
    }
}
