package io.credledger.session;

import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whoever is authenticated.
 *
 * @param roles the identity's own, and {@link Role#ADMIN} if it is on the roster
 * @param auth by what: {@code api_token}, {@code session} or {@code oidc}
 * @param session where it is a browser's
 * @param jwt what it came with, where that is a JWT of the issuer
 */
public record Caller(
        IdentityId id,
        Set<Role> roles,
        String auth,
        @Nullable BrowserSession session,
        @Nullable VerifiedJwt jwt) {

    public Caller {
        roles = Set.copyOf(roles);
    }

    /** A caller without a JWT. */
    public Caller(IdentityId id, Set<Role> roles, String auth, @Nullable BrowserSession session) {
        this(id, roles, auth, session, null);
    }

    /** A caller without a browser. */
    public Caller(IdentityId id, Set<Role> roles, String auth) {
        this(id, roles, auth, null);
    }

    Caller with(VerifiedJwt presented) {
        return new Caller(id, roles, auth, session, presented);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public boolean isAdmin() {
        return is(Role.ADMIN);
    }

    /** May see what everybody has, never anybody's tokens. */
    public boolean readsAll() {
        return isAdmin() || is(Role.AUDITOR);
    }

    /** May have connections and tokens of its own. */
    public boolean ownsThings() {
        return roles.stream().anyMatch(EnumSet.of(Role.USER, Role.SERVICE, Role.ADMIN)::contains);
    }
}
