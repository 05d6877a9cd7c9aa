package io.credledger.session;

import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From who somebody is to what they may: only the ledger says, whatever proved it. */
final class Callers {

    private final LedgerView view;

    Callers(LedgerView view) {
        this.view = view;
    }

    /** Empty unless the identity is active. */
    Optional<Caller> caller(IdentityId id, String auth, @Nullable BrowserSession session) {
        return view.identity(id)
                .map(Row::state)
                .filter(Identity::active)
                .map(identity -> new Caller(identity.id(), roles(identity), auth, session));
    }

    private Set<Role> roles(Identity identity) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        roles.addAll(identity.roles());
        if (view.admins().contains(identity.id())) {
            roles.add(Role.ADMIN);
        }
        return roles;
    }
}
