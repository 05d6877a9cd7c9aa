package io.credledger.forge;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** @param uid does not change when the login does */
public record ForgeUser(
        String uid,
        String login,
        @Nullable String displayName,
        @Nullable URI avatarUrl,
        @Nullable URI webUrl) {

    @Override
    public String toString() {
        return "ForgeUser [redacted]";
    }
}
