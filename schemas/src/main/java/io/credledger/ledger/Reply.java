package io.credledger.ledger;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command; written in the transaction that made it so.
 *
 * @param requestDigest the request's, so that two requests under one id tell their answers apart
 */
public record Reply(LedgerId ledger, CommandId command, Octets requestDigest, Instant at, Outcome outcome) {

    /** Refusals that say only that this one try could not be decided. */
    private static final Set<RefusalReason> PASSING = EnumSet.of(
            RefusalReason.IDEMPOTENCY_MISMATCH,
            RefusalReason.COMMAND_EXPIRED,
            RefusalReason.MISROUTED,
            RefusalReason.WRONG_SENDER,
            RefusalReason.FOREIGN_LEDGER,
            RefusalReason.NOT_FOUNDED,
            RefusalReason.INTERNAL);

    /** Whether it is the command's answer for the whole dedupe window: the writer remembers it, and views keep it. */
    public boolean isFinal() {
        return !(outcome instanceof Refused refused && PASSING.contains(refused.reason()));
    }

    /** Accepted or refused. */
    public sealed interface Outcome {}

    /**
     * It is true as of this position.
     *
     * @param position of its last event; where nothing had to change, of the shard's last event then
     * @param events how many events it yielded, perhaps none
     */
    public record Accepted(Position position, int events) implements Outcome {}

    /**
     * Nothing changed.
     *
     * @param currentVersion the target's, with {@link RefusalReason#VERSION_CONFLICT}
     */
    public record Refused(RefusalReason reason, @Nullable Long currentVersion) implements Outcome {}
}
