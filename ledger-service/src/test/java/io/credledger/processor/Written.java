package io.credledger.processor;

import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.Fact;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;
import java.util.Optional;

/** What the writer wrote for one record. */
record Written(List<LedgerEvent> events, List<WrappedDataKey> keys, List<Reply> replies, List<DeadLetter> letters) {

    Reply reply() {
        if (replies.size() != 1) {
            throw new AssertionError("there must be one reply, and there are " + replies.size());
        }
        return replies.get(0);
    }

    Optional<RefusalReason> refusal() {
        return reply().outcome() instanceof Reply.Refused refused ? Optional.of(refused.reason()) : Optional.empty();
    }

    DeadLetter letter() {
        if (letters.size() != 1) {
            throw new AssertionError("there must be one dead letter, and there are " + letters.size());
        }
        return letters.get(0);
    }

    List<Fact> facts() {
        return events.stream().map(LedgerEvent::fact).toList();
    }
}
