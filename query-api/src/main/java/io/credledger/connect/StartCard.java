package io.credledger.connect;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a person is asked to confirm.
 *
 * @param who their handle
 * @param provider its name for people
 * @param host where they will be sent
 * @param key what the connection will be called
 * @param activates whether it becomes their active forge
 */
public record StartCard(
        String who,
        String provider,
        String host,
        String key,
        List<Permission> permissions,
        boolean activates,
        Instant expiresAt) {

    /**
     * One scope.
     *
     * @param words what it permits, where the definition says so
     * @param required whether the flow fails without it
     */
    public record Permission(String scope, @Nullable String words, boolean required) {
        @Override
        public String toString() {
            return "Permission [redacted]";
        }
    }

    @Override
    public String toString() {
        return "StartCard [redacted]";
    }
}
