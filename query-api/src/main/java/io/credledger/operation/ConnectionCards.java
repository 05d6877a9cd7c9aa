package io.credledger.operation;

import io.credledger.ledger.ConnectionName;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RevocationResult;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes cards for one caller and one answer. */
final class ConnectionCards {

    private final Desk desk;
    private final Caller viewer;
    private final Instant now;
    private final Names names;

    ConnectionCards(Desk desk, Caller viewer) {
        this(desk, viewer, desk.clock().instant());
    }

    /** @param now when the cards hold: a credential that had not expired then is not shown as expired */
    ConnectionCards(Desk desk, Caller viewer, Instant now) {
        this.desk = desk;
        this.viewer = viewer;
        this.now = now;
        this.names = new Names(desk.directory());
    }

    ConnectionCard of(Row<Connection> row) {
        return of(row, new Standing(viewer, row.state(), desk.directory().server()).seesAll());
    }

    /** @param seesAll whether the viewer may know with whom it is shared */
    ConnectionCard of(Row<Connection> row, boolean seesAll) {
        Connection state = row.state();
        @Nullable
        Credential details = desk.opener().open(row.details(), Credential.class).orElse(null);
        String namespace = names.of(state.namespace());
        return new ConnectionCard(
                state.id().value(),
                key(details, namespace),
                Vault.DEFAULT.name(),
                details == null ? null : details.provider().value(),
                namespace,
                details == null ? null : details.name().value(),
                state.kind().name().toLowerCase(Locale.ROOT),
                names.of(state.owner()),
                names.of(seesAll ? state.sharedWith() : sharedWithViewer(state)),
                status(state, details),
                details == null
                        ? null
                        : ReauthNotice.of(state, desk.place().get()).orElse(null),
                RefreshCard.of(state),
                revocation(state),
                details != null && details.sealedToken() != null,
                details != null && details.sealedRefreshToken() != null,
                details == null ? null : details.accountUid(),
                details == null ? null : details.accountLogin(),
                details == null ? null : details.baseUrl(),
                details == null ? List.of() : details.scopes(),
                details == null ? null : details.metadata(),
                state.verified(),
                conflict(state),
                state.stamp().createdAt(),
                state.stamp().updatedAt(),
                names.of(state.stamp().by()),
                state.refreshes().refreshedAt(),
                details == null ? null : details.expiresAt(),
                state.generation(),
                state.version());
    }

    /** What the cascade found, as far as it still is so. */
    private @Nullable List<AccountConflict> conflict(Connection state) {
        if (!state.connected() || !(viewer.isAdmin() || state.owner().equals(viewer.id()))) {
            return null;
        }
        List<AccountConflict> found = state.knownConflicts().stream()
                .flatMap(other -> desk.view().connection(other).map(Row::state).stream())
                .filter(other -> other.connected()
                        && !other.owner().equals(state.owner())
                        && Objects.equals(other.account(), state.account()))
                .map(other -> new AccountConflict(other.id().value(), names.of(other.owner())))
                .toList();
        return found.isEmpty() ? null : found;
    }

    /** Who else may use it is not a fellow user's to know. */
    private Set<IdentityId> sharedWithViewer(Connection state) {
        return state.sharedWith().contains(viewer.id()) ? Set.of(viewer.id()) : Set.of();
    }

    private static @Nullable String key(@Nullable Credential details, String namespace) {
        return Optional.ofNullable(details)
                .filter(known -> !namespace.equals(Directory.ERASED))
                .map(known -> key(known.provider(), namespace, known.name()))
                .orElse(null);
    }

    private static String key(io.credledger.ledger.ProviderId provider, String namespace, ConnectionName name) {
        return new StoreKey.Connection(Vault.DEFAULT, provider, new Handle(namespace), name).text();
    }

    private static @Nullable String revocation(Connection state) {
        RevocationResult result = state.revocation();
        if (state.connected()) {
            return null;
        }
        return result == null ? "pending" : result.code();
    }

    private String status(Connection state, @Nullable Credential details) {
        if (details == null) {
            return Directory.ERASED;
        }
        if (!state.connected()) {
            return "disconnected";
        }
        if (state.refreshes().reauth() != null) {
            return "needs_reauth";
        }
        Instant expiresAt = details.expiresAt();
        boolean past = expiresAt != null && !now.isBefore(expiresAt);
        return past && !state.refreshable() ? "expired" : "connected";
    }
}
