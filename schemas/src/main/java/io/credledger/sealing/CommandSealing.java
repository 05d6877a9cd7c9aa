package io.credledger.sealing;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.DetailsContext;
import io.credledger.crypto.DetailsSealer;
import io.credledger.crypto.PlaintextTooLongException;
import io.credledger.crypto.SealedDetails;
import io.credledger.crypto.WrappedKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Octets;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.DetailsCodec;
import io.credledger.wire.EventCodec;
import java.util.Arrays;
import java.util.List;

/** The last step of a command: its details are sealed, and bound to its clear bytes and to the first event that it may lead to. */
public final class CommandSealing {

    /** What a first event has beside the command's clear bytes and the sealed part: header, fact, fingerprints, frame. */
    private static final int EVENT_OVERHEAD = 2048;

    private CommandSealing() {}

    /**
     * The command with its details under a key that the ledger already has.
     *
     * @param key lent for the call
     * @throws CommandTooLargeException when no event could hold it
     */
    public static CommandMessage finish(CommandHeader header, Command command, Details details, DataKey key) {
        return finish(header, command, details, key, List.of());
    }

    /**
     * The command and the new keys that come with it.
     *
     * @param key one of the new keys, or one that the ledger already has; lent for the call
     * @param newKeys in the order in which the command names them
     * @throws CommandTooLargeException when no event could hold it
     */
    public static CommandMessage finish(
            CommandHeader header, Command command, Details details, DataKey key, List<WrappedKey> newKeys) {
        Octets clear = ClearBytes.encode(header, command);
        DetailsContext context = new DetailsContext(
                header.ledger(),
                command.target(),
                header.id(),
                command.firstFact(),
                header.actor(),
                DetailsContext.digest(clear.toByteArray()));
        SealedDetails sealed = seal(key, context, details);
        if (clear.length() + sealed.ciphertext().length() + EVENT_OVERHEAD > EventCodec.MAX_BYTES) {
            throw new CommandTooLargeException();
        }
        return new CommandMessage(
                header,
                command,
                clear,
                new SealedPart(sealed.keyId(), sealed.schema(), sealed.ciphertext()),
                newKeys.stream().map(CommandSealing::stored).toList());
    }

    private static SealedDetails seal(DataKey key, DetailsContext context, Details details) {
        byte[] bytes = DetailsCodec.encode(details);
        try {
            return DetailsSealer.seal(key, context, DetailsCodec.schema(details), bytes);
        } catch (PlaintextTooLongException e) {
            throw new CommandTooLargeException();
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private static WrappedDataKey stored(WrappedKey key) {
        return new WrappedDataKey(key.id(), key.subject(), key.purpose().label(), key.wrapped());
    }
}
