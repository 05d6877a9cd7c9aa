package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.command.Decide;
import io.credledger.command.Decision;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.store.ShardStore;
import io.credledger.topic.Topic;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One command against one shard: a repeat gets its first answer, anything else is decided. Reads the store, writes nothing. */
final class Judge {

    private final ShardStore store;

    Judge(ShardStore store) {
        this.store = store;
    }

    Verdict judge(CommandMessage message, Topic.Writer sender, Instant now) {
        Chronicle chronicle = store.chronicle();
        Instant time = chronicle.clock(now);
        Reply first = store.answer(message.header().id()).orElse(null);
        if (first != null) {
            boolean same = first.requestDigest().equals(message.header().requestDigest());
            return same ? Verdict.asBefore(first) : refused(message, time, RefusalReason.IDEMPOTENCY_MISMATCH, null);
        }
        Decision decision = Decide.decide(store, message, sender, now);
        if (decision instanceof Decision.Refused no) {
            return refused(message, time, no.reason(), no.currentVersion());
        }
        if (decision instanceof Decision.Rewrapped rewrapped) {
            return new Verdict(
                    accepted(message, time, chronicle, List.of()),
                    List.of(),
                    rewrapped.keys(),
                    false,
                    rewrapped.skipped());
        }
        List<Chronicle.Entry> entries = chronicle.write(store, message, (Decision.Accepted) decision, now);
        // Keys that no event names would be nobody's.
        return new Verdict(
                accepted(message, time, chronicle, entries),
                entries,
                entries.isEmpty() ? List.of() : message.keys(),
                false,
                0);
    }

    private Reply accepted(CommandMessage message, Instant at, Chronicle before, List<Chronicle.Entry> entries) {
        Position position = new Position(store.shard(), before.after(entries).seq());
        return reply(message, at, new Reply.Accepted(position, entries.size()));
    }

    /** Refused, for a reason that is not the command's own. */
    Verdict refused(CommandMessage message, Instant now, RefusalReason reason) {
        return refused(message, store.chronicle().clock(now), reason, null);
    }

    private static Verdict refused(
            CommandMessage message, Instant at, RefusalReason reason, @Nullable Long currentVersion) {
        return Verdict.nothingHappens(reply(message, at, new Reply.Refused(reason, currentVersion)));
    }

    private static Reply reply(CommandMessage message, Instant at, Reply.Outcome outcome) {
        CommandHeader header = message.header();
        return new Reply(header.ledger(), header.id(), header.requestDigest(), at, outcome);
    }
}
