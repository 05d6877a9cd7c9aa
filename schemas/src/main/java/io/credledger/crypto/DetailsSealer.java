package io.credledger.crypto;

import io.credledger.ledger.Octets;
import java.util.Arrays;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals and opens everything personal: AES-256-GCM under a details key, padded, bound to its {@link DetailsContext} or
 * {@link AccessContext}.
 */
public final class DetailsSealer {
    private static final Logger LOG = LoggerFactory.getLogger(DetailsSealer.class);

    private DetailsSealer() {}

    /**
     * Seals details for one event.
     *
     * @param schema SHA-256 fingerprint of the schema that the details are written with
     * @param details stays the caller's
     * @throws PlaintextTooLongException when no bucket holds the details
     */
    public static SealedDetails seal(DataKey key, DetailsContext context, Octets schema, byte[] details) {
        return seal(key, context.associated(key.id(), schema), schema, details);
    }

    /** Seals details for one access record; as for an event. */
    public static SealedDetails seal(DataKey key, AccessContext context, Octets schema, byte[] details) {
        return seal(key, context.associated(key.id(), schema), schema, details);
    }

    private static SealedDetails seal(DataKey key, LengthPrefixed associated, Octets schema, byte[] details) {
        Aes256Gcm cipher = key.cipher(KeyPurpose.DETAILS, key.id());
        byte[] padded = Padding.pad(details);
        try {
            return SealedDetails.of(key.id(), schema, cipher.seal(padded, associated));
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }

    /**
     * The details, which the caller wipes if it can.
     *
     * @throws WrongKeyException when the key is not the one that sealed them
     * @throws SealBrokenException when they were changed or belong elsewhere
     */
    public static byte[] open(DataKey key, DetailsContext context, SealedDetails sealed) {
        return open(key, context.associated(sealed.keyId(), sealed.schema()), sealed);
    }

    /** The details of an access record; as of an event. */
    public static byte[] open(DataKey key, AccessContext context, SealedDetails sealed) {
        return open(key, context.associated(sealed.keyId(), sealed.schema()), sealed);
    }

    private static byte[] open(DataKey key, LengthPrefixed associated, SealedDetails sealed) {
        Aes256Gcm cipher = key.cipher(KeyPurpose.DETAILS, sealed.keyId());
        byte[] padded = cipher.open(sealed.sealed(), associated, sealed.keyId());
        try {
            LOG.debug("opened details [redacted] with data key {}", sealed.keyId());
            return Padding.unpad(padded);
        } finally {
            Arrays.fill(padded, (byte) 0);
        }
    }
}
