package io.credledger.command;

import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.WrappedDataKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a command: events, perhaps none because it was so already, or a reason. */
public sealed interface Decision {

    /** What happens to whom, in order. */
    record Happening(EntityId entity, Fact fact) {}

    record Accepted(List<Happening> happenings) implements Decision {}

    /**
     * Data keys are stored in another wrap; nothing happened.
     *
     * @param keys those that are
     * @param skipped how many are left as they were
     */
    record Rewrapped(List<WrappedDataKey> keys, int skipped) implements Decision {}

    /** @param currentVersion the target's, where the reason is its version */
    record Refused(RefusalReason reason, @Nullable Long currentVersion) implements Decision {}

    static Decision happened(EntityId entity, Fact fact) {
        return new Accepted(List.of(new Happening(entity, fact)));
    }

    /** It was so already. */
    static Decision unchanged() {
        return new Accepted(List.of());
    }

    static Decision refused(RefusalReason reason) {
        return new Refused(reason, null);
    }
}
