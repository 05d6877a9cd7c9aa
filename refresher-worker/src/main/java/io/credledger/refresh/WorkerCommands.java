package io.credledger.refresh;

import io.credledger.crypto.DataKey;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.sealing.CommandSealing;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The refresher's commands, given as the installation. A command's id follows from what it is about and what it says, so a repeat after a crash
 * is the same command.
 */
public final class WorkerCommands {

    private final LedgerId ledger;
    private final IdentityId server;
    private final Clock clock;

    /** @param server the identity of the reserved namespace */
    public WorkerCommands(LedgerId ledger, IdentityId server, Clock clock) {
        this.ledger = ledger;
        this.server = server;
        this.clock = clock;
    }

    LedgerId ledger() {
        return ledger;
    }

    /** For the end of an attempt, of which there is one per word. */
    public CommandHeader header(ConnectionId connection, AttemptId attempt, String word) {
        return header(connection, attempt.value() + '/' + word, null);
    }

    /**
     * For what has no attempt.
     *
     * @param words tell this command from any other about the connection
     */
    public CommandHeader header(ConnectionId connection, String words, @Nullable Long expectedVersion) {
        byte[] digest = sha256(connection.value() + '/' + words);
        return new CommandHeader(
                ledger,
                CommandId.of(connection.routing(), ByteBuffer.wrap(digest).getLong()),
                server,
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                expectedVersion,
                Octets.copyOf(digest));
    }

    public CommandMessage finish(CommandHeader header, Command command, Details details, DataKey key) {
        return CommandSealing.finish(header, command, details, key);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is not available", e);
        }
    }
}
