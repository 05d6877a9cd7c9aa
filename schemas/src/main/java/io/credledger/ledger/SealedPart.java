package io.credledger.ledger;

/**
 * Everything personal or secret of an event or a command, as the log holds it.
 *
 * @param key the data key that opens it
 * @param schema SHA-256 fingerprint of the Avro schema of what is inside
 * @param ciphertext bound to ledger, entity, command, type, key, schema, actor and the command's clear bytes
 */
public record SealedPart(DataKeyId key, Octets schema, Octets ciphertext) {}
