package io.credledger.connect;

import io.credledger.edge.Refusal;
import io.credledger.ledger.ConnectionId;
import org.jspecify.annotations.Nullable;

/** What became of a flow. */
public sealed interface FlowOutcome {

    /** @param returned whether it came back and is being completed */
    record Pending(boolean returned) implements FlowOutcome {}

    /**
     * @param key null where the namespace's name was erased since
     * @param activated whether it is the active forge by that
     */
    record Completed(ConnectionId connection, @Nullable String key, boolean activated) implements FlowOutcome {
        @Override
        public String toString() {
            return "Completed: " + connection;
        }
    }

    record Failed(Refusal refusal) implements FlowOutcome {}

    /** It never came back. */
    record Expired() implements FlowOutcome {}
}
