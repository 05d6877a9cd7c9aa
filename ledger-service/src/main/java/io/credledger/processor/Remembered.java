package io.credledger.processor;

import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Reply;
import java.util.EnumSet;
import java.util.Set;

/** Which answers are a command's answer for the whole window, and which only say that this one try could not be decided. */
final class Remembered {

    private static final Set<RefusalReason> PASSING = EnumSet.of(
            RefusalReason.IDEMPOTENCY_MISMATCH,
            RefusalReason.COMMAND_EXPIRED,
            RefusalReason.MISROUTED,
            RefusalReason.WRONG_SENDER,
            RefusalReason.FOREIGN_LEDGER,
            RefusalReason.NOT_FOUNDED,
            RefusalReason.INTERNAL);

    private Remembered() {}

    static boolean isFinal(Reply reply) {
        return !(reply.outcome() instanceof Reply.Refused refused && PASSING.contains(refused.reason()));
    }
}
