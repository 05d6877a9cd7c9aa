package io.credledger.operation;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one part of disconnecting everything at a provider came to.
 *
 * @param remaining how many connected ones lie behind this part; no more than 10,000 are counted
 * @param failed those of this part that could not be disconnected
 * @param nextCursor where the next part begins; null at the end
 */
public record ManyDisconnected(
        int disconnected,
        int remaining,
        List<Failed> failed,
        @Nullable String nextCursor) {

    /** @param problem a slug */
    public record Failed(String id, String problem) {
        @Override
        public String toString() {
            return "Failed " + id;
        }
    }

    @Override
    public String toString() {
        return disconnected + " disconnected, " + remaining + " remain";
    }
}
