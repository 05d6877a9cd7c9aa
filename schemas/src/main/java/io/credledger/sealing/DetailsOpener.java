package io.credledger.sealing;

import io.credledger.ledger.Details;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import java.util.Optional;

/** Opens what is personal in an event, per request; nothing opened is kept. Safe for use by several threads. */
public final class DetailsOpener {

    private final LedgerId ledger;
    private final Keyring keyring;
    private final SealAlarm alarm;

    public DetailsOpener(LedgerId ledger, Keyring keyring, SealAlarm alarm) {
        this.ledger = ledger;
        this.keyring = keyring;
        this.alarm = alarm;
    }

    /**
     * The details; empty where their key is shredded, or the event carries none.
     *
     * @throws BrokenSealException when they are there and do not open as what they must be
     */
    public <D extends Details> Optional<D> open(LedgerEvent event, Class<D> type) {
        try (Openings one = several()) {
            return one.open(event, type);
        }
    }

    /** For several events in turn; the caller closes it. */
    public Openings several() {
        return new Openings(ledger, keyring, alarm);
    }
}
