package io.credledger.sealing;

import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.SealedDetails;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedEvent;
import io.credledger.ledger.SealedPart;
import io.credledger.wire.DetailsCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what is personal in a run of events. A key that several of them are under is unwrapped once and closed with this. For one thread. */
public final class Openings implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Openings.class);

    private final LedgerId ledger;
    private final Keyring keyring;
    private final SealAlarm alarm;
    private final Map<Place, Optional<DataKey>> lent = new HashMap<>();

    Openings(LedgerId ledger, Keyring keyring, SealAlarm alarm) {
        this.ledger = ledger;
        this.keyring = keyring;
        this.alarm = alarm;
    }

    /** Where a key is stored. */
    private record Place(Routing routing, DataKeyId id) {}

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
        EventHeader header = event.header();
        Octets clear = header.commandBytes();
        if (clear == null) {
            throw broken(
                    sealed.key(), new UnreadableRecordException("an event with a sealed part carries its command"));
        }
        return open(
                new SealedEvent(
                        header.entity(),
                        header.command(),
                        header.actor(),
                        event.fact().type(),
                        clear,
                        sealed),
                type);
    }

    /** The same of an event that was not read whole. */
    public <D extends Details> Optional<D> open(SealedEvent event, Class<D> type) {
        DataKeyId id = event.sealed().key();
        try {
            return lent.computeIfAbsent(
                            new Place(event.entity().routing(), id), absent -> keyring.lend(event.entity(), id))
                    .map(key -> open(key, event, type));
        } catch (CryptoException | UnreadableRecordException | IllegalArgumentException e) {
            throw broken(id, e);
        }
    }

    private BrokenSealException broken(DataKeyId key, RuntimeException why) {
        // What it says names a key or a rule; the sealed content is not in it.
        LOG.error("details [redacted] do not open with data key {}: {}", key, why.getMessage());
        alarm.sealBroken();
        return new BrokenSealException(key);
    }

    private <D extends Details> D open(DataKey key, SealedEvent event, Class<D> type) {
        SealedPart sealed = event.sealed();
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

    private DetailsContext context(SealedEvent event) {
        return new DetailsContext(
                ledger,
                event.entity(),
                event.command(),
                event.type(),
                event.actor(),
                DetailsContext.digest(event.clear().toByteArray()));
    }

    @Override
    public void close() {
        lent.values().forEach(key -> key.ifPresent(DataKey::close));
        lent.clear();
    }
}
