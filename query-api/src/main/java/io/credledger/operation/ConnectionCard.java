package io.credledger.operation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A connection as it is shown: names for ids, and whether there are tokens, never one.
 *
 * @param key its store key, or null where its namespace's name was erased
 * @param status {@code connected}, {@code expired}, {@code needs_reauth}, {@code disconnected} or {@code erased}
 * @param statusReason why it needs a person; null where it does not
 * @param refresh null for what is not refreshed
 * @param revocation how the provider was told of the disconnection: {@code pending} or the code of what it came to; null while connected
 * @param metadata a JSON object
 * @param conflict others' connections to the same external account, for owner and admin; null where there is none, or it is not theirs to know
 */
public record ConnectionCard(
        String id,
        @Nullable String key,
        String vault,
        @Nullable String provider,
        String namespace,
        @Nullable String name,
        String kind,
        String owner,
        List<String> sharedWith,
        String status,
        @Nullable ReauthNotice statusReason,
        @Nullable RefreshCard refresh,
        @Nullable String revocation,
        boolean hasToken,
        boolean hasRefreshToken,
        @Nullable String providerUid,
        @Nullable String accountLogin,
        @Nullable String baseUrl,
        List<String> scopes,
        @Nullable String metadata,
        boolean verified,
        @Nullable List<AccountConflict> conflict,
        Instant createdAt,
        Instant updatedAt,
        String updatedBy,
        @Nullable Instant lastRefreshed,
        @Nullable Instant expiresAt,
        long generation,
        long version) {

    @Override
    public String toString() {
        return "ConnectionCard of " + id;
    }
}
