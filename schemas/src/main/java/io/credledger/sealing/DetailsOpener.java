package io.credledger.sealing;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.SealedDetails;
import io.credledger.ledger.Details;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.SealedPart;
import io.credledger.wire.DetailsCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what is personal in an event, per request; nothing opened is kept. Safe for use by several threads. */
public final class DetailsOpener {

    private static final Logger LOG = LoggerFactory.getLogger(DetailsOpener.class);

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
        SealedPart sealed = event.sealed();
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            return keyring.lend(event.header().entity(), sealed.key()).map(key -> open(key, event, sealed, type));
        } catch (CryptoException | UnreadableRecordException | IllegalArgumentException e) {
            // What they say names a key or a rule; the sealed content is not in it.
            LOG.error("details [redacted] do not open with data key {}: {}", sealed.key(), e.getMessage());
            alarm.sealBroken();
            throw new BrokenSealException(sealed.key());
        }
    }

    private <D extends Details> D open(DataKey lent, LedgerEvent event, SealedPart sealed, Class<D> type) {
        try (DataKey key = lent) {
            byte[] bytes = DetailsSealer.open(
                    key, context(event), new SealedDetails(sealed.key(), sealed.schema(), sealed.ciphertext()));
            try {
                Details details = DetailsCodec.decode(sealed.schema(), bytes);
                if (!type.isInstance(details)) {
                    throw new UnreadableRecordException("details must be of the event's kind");
                }
                return type.cast(details);
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }

    private DetailsContext context(LedgerEvent event) {
        EventHeader header = event.header();
        Octets clear = header.commandBytes();
        if (clear == null) {
            throw new UnreadableRecordException("an event with a sealed part carries its command");
        }
        return new DetailsContext(
                ledger,
                header.entity(),
                header.command(),
                event.fact().type(),
                header.actor(),
                DetailsContext.digest(clear.toByteArray()));
    }
}
