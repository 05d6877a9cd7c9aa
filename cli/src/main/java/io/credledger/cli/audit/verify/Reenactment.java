package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.keys.Opened;
import io.credledger.command.Decide;
import io.credledger.command.Decision;
import io.credledger.command.Decision.Happening;
import io.credledger.command.EventIds;
import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefresherCommand;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.BrokenSealException;
import io.credledger.topic.Topic;
import io.credledger.wire.ClearBytes;
import io.credledger.wire.UnreadableRecordException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides again. A command's first event carries what was asked for; over the states before it, deciding must lead to exactly the events that
 * stand there. Whether anybody asked for it the sealed part says, which is bound to the command and which the writer cannot make. For one thread.
 */
final class Reenactment implements AutoCloseable {

    private static final int RUN = 512;

    private final States states;
    private final Opened opened;
    private final Causes causes;
    private final Deque<Happening> expected = new ArrayDeque<>();
    private @Nullable EventHeader first;
    private int index;
    private final Tally tally;
    private Opened.Run run = Opened.NOTHING.run();
    private long inRun;

    Reenactment(States states, Opened opened, Causes causes, Tally tally) {
        this.states = states;
        this.opened = opened;
        this.causes = causes;
        this.tally = tally;
    }

    /** Before the event is folded. */
    void check(LedgerEvent event) {
        EventHeader header = event.header();
        if (header.commandBytes() != null) {
            mustBeComplete();
            begin(event, header.commandBytes());
        } else if (event.sealed() != null) {
            throw DiscrepancyException.at(
                    header.position(), "has a sealed part without the command that it belongs to");
        }
        EventHeader command = first;
        Happening happening = expected.poll();
        if (happening == null || command == null || !command.command().equals(header.command())) {
            throw DiscrepancyException.at(header.position(), "follows from no command");
        }
        boolean same = happening.entity().equals(header.entity())
                && happening.fact().equals(event.fact())
                && command.actor().equals(header.actor())
                && command.occurredAt().equals(header.occurredAt());
        if (!same) {
            throw DiscrepancyException.at(header.position(), "is not what its command leads to");
        }
        if (!EventIds.of(header.ledger(), header.command(), index).equals(header.id())) {
            throw DiscrepancyException.at(header.position(), "has another id than its command and place give it");
        }
        index++;
    }

    /** Behind the last event, and before each new command. */
    void mustBeComplete() {
        if (!expected.isEmpty()) {
            Position last = Objects.requireNonNull(first).position();
            throw DiscrepancyException.at(last, "some of the events of its command are missing");
        }
    }

    private void begin(LedgerEvent event, Octets clear) {
        first = event.header();
        index = 0;
        CommandMessage message = message(event, clear);
        if (message.command() instanceof CascadeCommand cascade) {
            causes.named(event.header(), cascade);
        } else {
            mustBeAskedFor(event);
        }
        Decision decision = Decide.decide(
                states, message, sender(message.command()), event.header().occurredAt());
        if (decision instanceof Decision.Refused refused) {
            throw DiscrepancyException.at(
                    event.header().position(),
                    "its command would have been refused ("
                            + refused.reason().name().toLowerCase(Locale.ROOT) + ")");
        }
        if (!(decision instanceof Decision.Accepted accepted)) {
            throw DiscrepancyException.at(event.header().position(), "its command leads to no event");
        }
        expected.addAll(accepted.happenings());
        message.keys().forEach(key -> states.addKey(key.id(), key.subject()));
        tally.decided();
    }

    private void mustBeAskedFor(LedgerEvent event) {
        SealedPart sealed = event.sealed();
        if (sealed == null || opened == Opened.NOTHING) {
            return;
        }
        try {
            if (keys().details(event).isPresent()) {
                tally.opened();
            } else {
                tally.shredded();
            }
        } catch (BrokenSealException e) {
            throw DiscrepancyException.at(
                    event.header().position(), "nobody asked for it: its sealed part was not made for this command");
        }
    }

    /** What is under one key often stands together. */
    private Opened.Run keys() {
        if (inRun++ % RUN == 0) {
            run.close();
            run = opened.run();
        }
        return run;
    }

    @Override
    public void close() {
        run.close();
    }

    private static CommandMessage message(LedgerEvent event, Octets clear) {
        EventHeader header = event.header();
        ClearBytes.Clear asked = clear(header.position(), clear);
        boolean own = asked.header().id().equals(header.command())
                && asked.header().actor().equals(header.actor())
                && asked.header().ledger().equals(header.ledger());
        if (!own) {
            throw DiscrepancyException.at(header.position(), "carries another command than its header names");
        }
        SealedPart sealed = event.sealed();
        boolean cascades = asked.command() instanceof CascadeCommand;
        if (cascades != (sealed == null)) {
            throw DiscrepancyException.at(
                    header.position(),
                    cascades
                            ? "has a sealed part that its command never has"
                            : "carries a command without its sealed part");
        }
        List<WrappedDataKey> keys = asked.command().newKeys().stream()
                .map(key -> new WrappedDataKey(key, subject(asked.command(), key), "", Octets.EMPTY))
                .toList();
        return new CommandMessage(
                asked.header(), asked.command(), clear, sealed == null ? SealedPart.ABSENT : sealed, keys);
    }

    private static ClearBytes.Clear clear(Position position, Octets clear) {
        try {
            return ClearBytes.decode(clear);
        } catch (UnreadableRecordException e) {
            throw DiscrepancyException.at(position, "carries a command that cannot be read: " + e.getMessage());
        }
    }

    private static EntityId subject(Command command, DataKeyId key) {
        return command instanceof Command.FoundShard found && key.equals(found.serverKey())
                ? found.founding().server()
                : command.target();
    }

    private static Topic.Writer sender(Command command) {
        if (command instanceof CascadeCommand) {
            return Topic.Writer.CASCADE;
        }
        return command instanceof RefresherCommand ? Topic.Writer.WORKER : Topic.Writer.EDGE;
    }
}
