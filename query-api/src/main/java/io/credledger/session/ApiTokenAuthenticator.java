package io.credledger.session;

import io.credledger.edge.DetailsOpener;
import io.credledger.ledger.Details.TokenLabel;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** {@code Authorization: Bearer clt_…}. */
public final class ApiTokenAuthenticator implements Authenticator {

    public static final String AUTH = "api_token";

    private static final String SCHEME = "Bearer ";

    private final LedgerView view;
    private final DetailsOpener opener;
    private final Clock clock;

    public ApiTokenAuthenticator(LedgerView view, DetailsOpener opener, Clock clock) {
        this.view = view;
        this.opener = opener;
        this.clock = clock;
    }

    @Override
    public Optional<Caller> authenticate(Presented presented) {
        String header = presented.authorization();
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        return owner(header.substring(SCHEME.length()).strip()).flatMap(this::caller);
    }

    /** Whose token it is; empty unless it is valid now. */
    public Optional<IdentityId> owner(String token) {
        return ApiTokenText.parse(token)
                .flatMap(text -> view.apiToken(text.id()).filter(row -> isValid(text, row)))
                .map(row -> row.state().identity());
    }

    private boolean isValid(ApiTokenText text, Row<ApiToken> row) {
        return text.hasHash(row.state().secretHash()) && !row.state().revoked() && !isExpired(row);
    }

    /** A token whose details were erased is not one any more. */
    private boolean isExpired(Row<ApiToken> row) {
        Optional<TokenLabel> label = opener.open(row.details(), TokenLabel.class);
        if (label.isEmpty()) {
            return true;
        }
        Instant expiresAt = label.get().expiresAt();
        return expiresAt != null && !clock.instant().isBefore(expiresAt);
    }

    private Optional<Caller> caller(IdentityId id) {
        return view.identity(id).map(Row::state).filter(Identity::active).map(this::caller);
    }

    private Caller caller(Identity identity) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(identity.roles());
        if (view.admins().contains(identity.id())) {
            roles.add(Role.ADMIN);
        }
        return new Caller(identity.id(), roles, AUTH);
    }
}
