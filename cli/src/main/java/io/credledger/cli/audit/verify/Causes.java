package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Cause;
import io.credledger.ledger.Command;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Why the cascade did what it did. Its commands have no sealed part; they name an event, often of another shard, and that event must be there and be
 * a reason. So they are judged when all shards are known. Safe for use by several threads.
 */
final class Causes {

    private static final byte EVENT = 'i';

    private final Scratch scratch;
    private final Map<Cause, Named> named = new ConcurrentHashMap<>();

    /**
     * Who names a cause first.
     *
     * @param identity whose end it must be; null where it is no identity's
     */
    private record Named(Position by, @Nullable EntityId identity, boolean conflict) {}

    Causes(Scratch scratch) {
        this.scratch = scratch;
    }

    /** Remembers what can be a cause. */
    void happened(LedgerEvent event) {
        boolean ends = event.fact() instanceof Fact.IdentityDeactivated || event.fact() instanceof Fact.IdentityErased;
        if (ends || event.fact() instanceof Fact.ConnectionGranted) {
            EventHeader header = event.header();
            String text = header.id() + " " + (ends ? header.entity().value() : "");
            scratch.put(key(header.position()), text.getBytes(StandardCharsets.US_ASCII));
        }
    }

    void named(EventHeader by, CascadeCommand command) {
        boolean conflict = command instanceof Command.RecordAccountConflict;
        named.putIfAbsent(command.cause(), new Named(by.position(), identity(command), conflict));
    }

    private static @Nullable IdentityId identity(CascadeCommand command) {
        if (command instanceof Command.CascadeDisconnect disconnect) {
            return disconnect.identity();
        } else if (command instanceof Command.ShredConnection shred) {
            return shred.identity();
        } else if (command instanceof Command.ShredIdentity shred) {
            return shred.target();
        } else if (command instanceof Command.EndToken end) {
            return end.identity();
        } else if (command instanceof Command.EndLogin end) {
            return end.identity();
        }
        return command instanceof Command.EndAdmin end ? end.identity() : null;
    }

    /** When every shard was read. */
    void check() {
        named.forEach((cause, by) -> {
            byte[] found = scratch.get(key(cause.position()));
            String[] words =
                    found == null ? new String[0] : new String(found, StandardCharsets.US_ASCII).split(" ", -1);
            boolean fits = words.length == 2
                    && words[0].equals(cause.event().value())
                    && by.conflict() == words[1].isEmpty()
                    && (by.identity() == null || by.identity().value().equals(words[1]));
            if (!fits) {
                throw DiscrepancyException.at(by.by(), "names " + cause.position() + " as its cause, which is none");
            }
        });
    }

    private static byte[] key(Position position) {
        return States.key(EVENT, position.toString());
    }
}
