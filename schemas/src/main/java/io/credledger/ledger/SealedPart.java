package io.credledger.ledger;

/**
 * Everything personal or secret of an event or a command, as the log holds it.
 *
 * @param key the data key that opens it
 * @param schema SHA-256 fingerprint of the Avro schema of what is inside
 * @param ciphertext bound to ledger, entity, command, type, key, schema, actor and the command's clear bytes
 */
public record SealedPart(DataKeyId key, Octets schema, Octets ciphertext) {

    /** What a command of the cascade has in place of one: the key that is nobody's, and nothing under it. */
    public static final SealedPart ABSENT = new SealedPart(DataKeyId.of(new byte[32]), Octets.EMPTY, Octets.EMPTY);
}
