package io.credledger.cascade;

import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Octets;
import io.credledger.ledger.SealedPart;
import io.credledger.wire.ClearBytes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The cascade's commands, given as the installation. A command's id follows from its cause, what it is about and which attempt it is, so a repeat
 * after a crash is the same command, and one that was refused is not refused for ever.
 */
final class CascadeCommands {

    private CascadeCommands() {}

    static CommandMessage message(LedgerFounded founded, Command command, Errand errand, Instant now) {
        String cause = command instanceof CascadeCommand caused
                ? caused.cause().event().value()
                : "";
        byte[] digest = sha256(founded.ledger() + "/" + cause + "/" + command.type() + "/"
                + errand.owner().value() + "/" + errand.target().value() + "/" + errand.attempt());
        CommandHeader header = new CommandHeader(
                founded.ledger(),
                CommandId.of(command.target().routing(), ByteBuffer.wrap(digest).getLong()),
                founded.server(),
                now.truncatedTo(ChronoUnit.MILLIS),
                null,
                Octets.copyOf(digest));
        return new CommandMessage(header, command, ClearBytes.encode(header, command), SealedPart.ABSENT, List.of());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
