package io.credledger.crypto;

import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes data keys, wraps them for storage and unwraps them. Safe for use by several threads. */
public final class DataKeys {
    private static final Logger LOG = LoggerFactory.getLogger(DataKeys.class);

    private final KeyEncryptionKeys keks;
    private final Function<KeyPurpose, Octets> wrapping;

    /** Wraps under the newest key-encryption key of each purpose. */
    public DataKeys(KeyEncryptionKeys keks) {
        this(keks, keks::commitment);
    }

    /**
     * Wraps under what the ledger names, so that all processes change over at one moment, however long it takes to give each the new master key.
     *
     * @param wrapping the commitment of the key-encryption key to wrap under; where that is not held, it is the newest
     */
    public DataKeys(KeyEncryptionKeys keks, Function<KeyPurpose, Octets> wrapping) {
        this.keks = keks;
        this.wrapping = wrapping;
    }

    /** A new random key; the caller closes it. */
    public static DataKey generate(KeyPurpose purpose, EntityId subject) {
        return DataKey.takeOwnershipOf(RandomKeys.bytes(), purpose, subject);
    }

    /** For storage. */
    public WrappedKey wrap(DataKey key) {
        return wrap(key, keks.named(key.purpose(), wrapping.apply(key.purpose())));
    }

    private WrappedKey wrap(DataKey key, KeyEncryptionKey kek) {
        byte[] ciphertext = key.wrapUnder(kek, associated(keks.ledger(), key.subject(), key.id()));
        return WrappedKey.of(key.id(), key.purpose(), key.subject(), kek.id(), ciphertext);
    }

    /**
     * The key, which the caller closes.
     *
     * @throws KeyNotHeldException when no key-encryption key at hand wrapped it
     * @throws SealBrokenException when it was changed, or wrapped for another ledger, subject or key id
     * @throws WrongKeyException when what comes out does not yield the key id
     */
    public DataKey unwrap(WrappedKey wrapped) {
        KeyEncryptionKey kek = keks.byId(wrapped.purpose(), wrapped.kekId());
        LengthPrefixed associated = associated(keks.ledger(), wrapped.subject(), wrapped.id());
        byte[] key = kek.open(wrapped.ciphertext(), associated, wrapped.id());
        LOG.debug("unwrapped [redacted] of data key {}", wrapped.id());
        return DataKey.takeOwnershipOf(key, wrapped.purpose(), wrapped.subject(), wrapped.id());
    }

    /** The same key under the newest key-encryption key; empty when it already is. */
    public Optional<WrappedKey> rewrap(WrappedKey wrapped) {
        if (keks.newest(wrapped.purpose()).id().equals(wrapped.kekId())) {
            return Optional.empty();
        }
        try (DataKey key = unwrap(wrapped)) {
            return Optional.of(wrap(key, keks.newest(key.purpose())));
        }
    }

    private static LengthPrefixed associated(LedgerId ledger, EntityId subject, DataKeyId id) {
        return LengthPrefixed.of(WrappedKey.FORMAT_NAME)
                .add(ledger.value())
                .add(subject.value())
                .add(id.value());
    }
}
