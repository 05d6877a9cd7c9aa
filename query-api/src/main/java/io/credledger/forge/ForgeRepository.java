package io.credledger.forge;

import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A repository.
 *
 * @param fullName with its owner or groups: {@code alice/notes}
 * @param isPrivate whether signed-out people cannot see it
 * @param defaultBranch null where the repository is empty
 * @param cloneUrl over https
 * @param pushedAt when it last changed, as far as the forge says
 */
public record ForgeRepository(
        String id,
        String fullName,
        String name,
        String owner,
        @Nullable String description,
        boolean isPrivate,
        boolean archived,
        boolean fork,
        @Nullable String defaultBranch,
        @Nullable URI webUrl,
        @Nullable URI cloneUrl,
        @Nullable String sshUrl,
        @Nullable Instant pushedAt) {

    @Override
    public String toString() {
        return "ForgeRepository [redacted]";
    }
}
