package io.credledger.schedule;

import io.credledger.provider.Life;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A provider as strict as its life says: a token that is over is dead, and so is a refresh token that lay too long.
 *
 * @param refreshLife what an unused refresh token really lives; null: for ever
 */
record SimulatedProvider(String name, Life life, @Nullable Duration refreshLife) {

    /** What one grant has at the provider. */
    static final class Grant {
        private final SimulatedProvider provider;
        private @Nullable Instant expiresAt;
        private @Nullable Instant refreshEnds;

        Grant(SimulatedProvider provider, Instant now) {
            this.provider = provider;
            renew(now);
        }

        /** @return whether it took the refresh token */
        boolean refresh(Instant now) {
            if (refreshEnds != null && !now.isBefore(refreshEnds)) {
                return false;
            }
            renew(now);
            return true;
        }

        @Nullable
        Instant expiresAt() {
            return expiresAt;
        }

        boolean isExpired(Instant now) {
            return expiresAt != null && !now.isBefore(expiresAt);
        }

        private void renew(Instant now) {
            Duration access = provider.life.accessToken();
            expiresAt = access == null ? null : now.plus(access);
            refreshEnds = provider.refreshLife == null ? null : now.plus(provider.refreshLife);
        }
    }
}
