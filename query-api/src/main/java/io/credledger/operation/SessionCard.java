package io.credledger.operation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser session as its owner sees it.
 *
 * @param way by what they proved who they are: {@code oidc} or {@code api_token}
 * @param userAgent what the browser called itself when the session was opened
 * @param current whether it is the one that asks
 */
public record SessionCard(
        String id,
        String way,
        Instant openedAt,
        Instant expiresAt,
        @Nullable String userAgent,
        boolean current) {
    @Override
    public String toString() {
        return "SessionCard of " + id;
    }
}
