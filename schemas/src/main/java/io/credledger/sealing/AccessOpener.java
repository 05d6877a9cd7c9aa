package io.credledger.sealing;

import io.credledger.crypto.AccessContext;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.DataKey;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.SealedDetails;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.Details;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.SealedPart;
import io.credledger.wire.DetailsCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens what is personal in an access record, per request; nothing opened is kept. Safe for use by several threads. */
public final class AccessOpener {

    private static final Logger LOG = LoggerFactory.getLogger(AccessOpener.class);

    private final Keyring keyring;
    private final SealAlarm alarm;

    public AccessOpener(Keyring keyring, SealAlarm alarm) {
        this.keyring = keyring;
        this.alarm = alarm;
    }

    /**
     * The details; empty where their key is shredded, or the record has none.
     *
     * @throws BrokenSealException when they are there and do not open as what they must be
     */
    public Optional<Details.Access> open(AccessRecord record) {
        SealedPart sealed = record.sealed();
        if (sealed == null) {
            return Optional.empty();
        }
        try {
            return key(record, sealed).map(key -> open(key, record, sealed));
        } catch (CryptoException | UnreadableRecordException | IllegalArgumentException e) {
            // What they say names a key or a rule; the sealed content is not in it.
            LOG.error("access details [redacted] do not open with data key {}: {}", sealed.key(), e.getMessage());
            alarm.sealBroken();
            throw new BrokenSealException(sealed.key());
        }
    }

    /** A key lives beside what it is for: the connection, or else one of the identities. */
    private Optional<DataKey> key(AccessRecord record, SealedPart sealed) {
        return Stream.of(
                        Optional.<EntityId>ofNullable(record.connection()),
                        Optional.<EntityId>ofNullable(record.subject()),
                        Optional.<EntityId>ofNullable(record.caller()))
                .flatMap(Optional::stream)
                .map(holder -> keyring.lend(holder, sealed.key()))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Details.Access open(DataKey lent, AccessRecord record, SealedPart sealed) {
        try (DataKey key = lent) {
            byte[] bytes = DetailsSealer.open(
                    key,
                    new AccessContext(record),
                    new SealedDetails(sealed.key(), sealed.schema(), sealed.ciphertext()));
            try {
                if (DetailsCodec.decode(sealed.schema(), bytes) instanceof Details.Access access) {
                    return access;
                }
                throw new UnreadableRecordException("details must be of the record's kind");
            } finally {
                Arrays.fill(bytes, (byte) 0);
            }
        }
    }
}
