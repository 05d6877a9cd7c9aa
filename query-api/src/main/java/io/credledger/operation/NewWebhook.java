package io.credledger.operation;

import io.credledger.ledger.NoticeKind;
import java.util.Set;

/**
 * Where somebody wants to be told, and of what.
 *
 * @param allConnections of everybody's, not only of their own
 */
public record NewWebhook(String url, Set<NoticeKind> kinds, boolean allConnections) {

    @Override
    public String toString() {
        return "NewWebhook [redacted]";
    }
}
