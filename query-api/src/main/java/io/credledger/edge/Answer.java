package io.credledger.edge;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import org.jspecify.annotations.Nullable;

/** What a submitted command led to, as far as it is known. */
public sealed interface Answer {

    CommandId command();

    /** It is in the log, and the view of this process has applied it, keys included. */
    record Committed(Reply reply, Reply.Accepted accepted) implements Answer {
        @Override
        public CommandId command() {
            return reply.command();
        }

        public Position position() {
            return accepted.position();
        }
    }

    /** Nothing changed. */
    record Refused(Reply reply, Reply.Refused refused) implements Answer {
        @Override
        public CommandId command() {
            return reply.command();
        }

        public RefusalReason reason() {
            return refused.reason();
        }

        public @Nullable Long currentVersion() {
            return refused.currentVersion();
        }
    }

    /** Patience ended first, at whatever stage: it may still become true, or never. Not an acknowledgement and not a refusal. */
    record NotYet(CommandId command) implements Answer {}
}
