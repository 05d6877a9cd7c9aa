package io.credledger.crypto;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Where sealed details belong. They open nowhere else, so whoever can write the log cannot put one event's details into another, or keep
 * the details and change what was asked for.
 *
 * @param entity what the event happens to
 * @param command the command that carries the details
 * @param eventType the event's permanent type
 * @param actor who asked
 * @param commandDigest {@link #digest} of the command's clear bytes
 */
public record DetailsContext(
        LedgerId ledger, EntityId entity, CommandId command, String eventType, EntityId actor, Octets commandDigest) {
    static final String FORMAT_NAME = "details/1";

    private static final int DIGEST_BYTES = 32;

    public DetailsContext {
        if (eventType.isEmpty()) {
            throw new IllegalArgumentException("event type must not be empty");
        }
        if (commandDigest.length() != DIGEST_BYTES) {
            throw new IllegalArgumentException("command digest must be SHA-256");
        }
    }

    /** SHA-256 of the command's clear bytes. */
    public static Octets digest(byte[] clearBytes) {
        try {
            return Octets.copyOf(MessageDigest.getInstance("SHA-256").digest(clearBytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }

    LengthPrefixed associated(DataKeyId keyId, Octets schema) {
        return LengthPrefixed.of(FORMAT_NAME)
                .add(ledger.value())
                .add(entity.value())
                .add(command.value())
                .add(eventType)
                .add(keyId.value())
                .add(schema)
                .add(actor.value())
                .add(commandDigest);
    }
}
