package io.credledger.ledger;

/**
 * A data key as the log keeps it beside the shard it serves. The writer stores it blindly.
 *
 * @param subject the entity it is for
 * @param purpose {@code details} or {@code token}
 * @param wrapped under a key-encryption key that the writer does not have
 */
public record WrappedDataKey(DataKeyId id, EntityId subject, String purpose, Octets wrapped) {}
