package io.credledger.command;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.EventId;
import io.credledger.ledger.LedgerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Ids of events: the first 16 bytes of SHA-256 over {@code ledger/command/index} in ASCII. */
public final class EventIds {

    private EventIds() {}

    /** @param index among the command's events, from 0 */
    public static EventId of(LedgerId ledger, CommandId command, int index) {
        try {
            String name = ledger + "/" + command + "/" + index;
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.US_ASCII));
            ByteBuffer words = ByteBuffer.wrap(hash);
            return EventId.of(words.getLong(), words.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
