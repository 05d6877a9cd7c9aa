package io.credledger.refresh;

import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command.CompleteRefresh;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.UnreadableRecordException;
import java.util.List;

/**
 * A provider's good answer, sealed: the command that gives it to the ledger, and the wrapped keys by which it can be opened again where the
 * ledger does not want it any more.
 */
public record Answered(CommandMessage command, List<WrappedDataKey> keys) {

    private static final EventId NOWHERE = new EventId(EventId.PREFIX + "0".repeat(26));
    private static final CommandCodec CODEC = new CommandCodec(OuterFormat.builtIn());

    public Answered {
        keys = List.copyOf(keys);
        if (!(command.command() instanceof CompleteRefresh)) {
            throw new UnreadableRecordException("an answer completes a refresh");
        }
    }

    /** As the journal keeps it: a command whose keys are beside it. The command itself brings none. */
    byte[] encode() {
        return CODEC.encode(
                Topics.COMMANDS_WORKER.name(),
                new CommandMessage(command.header(), command.command(), command.clear(), command.sealed(), keys));
    }

    /** @throws UnreadableRecordException when it is not one, or of a later version */
    static Answered decode(byte[] bytes) {
        CommandMessage kept = CODEC.decode(Topics.COMMANDS_WORKER.name(), bytes);
        return new Answered(
                new CommandMessage(kept.header(), kept.command(), kept.clear(), kept.sealed(), List.of()), kept.keys());
    }

    public CompleteRefresh completion() {
        return (CompleteRefresh) command.command();
    }

    public AttemptId attempt() {
        return completion().attempt();
    }

    public DataKeyId detailsKey() {
        return command.sealed().key();
    }

    public DataKeyId tokenKey() {
        return keys.stream()
                .map(WrappedDataKey::id)
                .filter(id -> !id.equals(detailsKey()))
                .findFirst()
                .orElseThrow(() -> new UnreadableRecordException("an answer is kept with both its keys"));
    }

    /** As the event that it would be: what is sealed is bound to all that is said here but the place. */
    LedgerEvent asEvent() {
        CommandHeader header = command.header();
        return new LedgerEvent(
                new EventHeader(
                        header.ledger(),
                        new Position(0, 1),
                        NOWHERE,
                        header.issuedAt(),
                        header.actor(),
                        header.id(),
                        connection(),
                        1,
                        command.clear()),
                new Fact.CredentialRefreshed(
                        attempt(), completion().generation(), completion().started()),
                command.sealed());
    }

    public ConnectionId connection() {
        return completion().target();
    }
}
