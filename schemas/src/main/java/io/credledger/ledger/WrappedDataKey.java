package io.credledger.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * A data key as the log keeps it beside the shard it serves. The writer stores it blindly.
 *
 * @param subject the entity it is for
 * @param purpose {@code details} or {@code token}
 * @param wrapped under a key-encryption key that the writer does not have
 */
public record WrappedDataKey(DataKeyId id, EntityId subject, String purpose, Octets wrapped) {

    private static final int KEK_AT = 1;
    private static final int KEK_BYTES = 8;

    /** Which key-encryption key wrapped it: the 8 bytes after the format. Empty where there are none. */
    public Octets kek() {
        byte[] bytes = wrapped.toByteArray();
        return bytes.length < KEK_AT + KEK_BYTES
                ? Octets.EMPTY
                : Octets.copyOf(Arrays.copyOfRange(bytes, KEK_AT, KEK_AT + KEK_BYTES));
    }

    /** Whether the key-encryption key that commits to this, for its purpose, wrapped it. */
    public boolean isUnder(Octets detailsKek, Octets tokensKek) {
        byte[] commitment = (purpose.equals("details") ? detailsKek : tokensKek).toByteArray();
        return kek().length() == KEK_BYTES && kek().equals(Octets.copyOf(Arrays.copyOf(commitment, KEK_BYTES)));
    }

    /** SHA-256 of the wrapped bytes: which wrap of the key it is. */
    public Octets digest() {
        try {
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(wrapped.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
