package io.credledger.command;

import static io.credledger.ledger.RefusalReason.IDENTITY_EXISTS;
import static io.credledger.ledger.RefusalReason.LAST_ADMIN;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Identities, their roles, and the roster of admins. */
final class Identities {

    private final ShardState state;
    private final Sessions sessions;

    Identities(ShardState state, Sessions sessions) {
        this.state = state;
        this.sessions = sessions;
    }

    Decision register(Command.RegisterIdentity command) {
        return state.entity(command.target()) == null
                ? Decision.happened(
                        command.target(), new Fact.IdentityRegistered(command.detailsKey(), command.roles()))
                : Decision.refused(IDENTITY_EXISTS);
    }

    Decision update(Command.UpdateIdentity command) {
        return identity(command.target()) == null
                ? Decision.refused(UNKNOWN_IDENTITY)
                : Decision.happened(command.target(), new Fact.IdentityUpdated());
    }

    Decision changeRoles(Command.ChangeRoles command) {
        Identity identity = identity(command.target());
        if (identity == null) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        List<Happening> happenings = new ArrayList<>();
        for (Role role : EnumSet.complementOf(EnumSet.of(Role.ADMIN))) {
            boolean wanted = command.roles().contains(role);
            if (wanted != identity.roles().contains(role)) {
                happenings.add(new Happening(identity.id(), new Fact.RoleChanged(identity.id(), role, wanted)));
            }
        }
        return new Decision.Accepted(happenings);
    }

    Decision changeAdmin(Command.ChangeAdmin command) {
        AdminRoster roster = state.find(command.target(), AdminRoster.class);
        Set<IdentityId> admins = roster == null ? Set.of() : roster.admins();
        if (admins.contains(command.identity()) == command.admin()) {
            return Decision.unchanged();
        }
        if (!command.admin() && admins.size() == 1) {
            return Decision.refused(LAST_ADMIN);
        }
        return Decision.happened(
                command.target(), new Fact.RoleChanged(command.identity(), Role.ADMIN, command.admin()));
    }

    Decision deactivate(Command.DeactivateIdentity command) {
        Identity identity = identity(command.target());
        if (identity == null) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        if (!identity.active()) {
            return Decision.unchanged();
        }
        Fact deactivated = new Fact.IdentityDeactivated(identity.epoch() + 1);
        return new Decision.Accepted(
                Stream.concat(Stream.of(new Happening(identity.id(), deactivated)), sessions.ending(identity.id()))
                        .toList());
    }

    Decision reactivate(Command.ReactivateIdentity command) {
        Identity identity = identity(command.target());
        if (identity == null) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        return identity.active()
                ? Decision.unchanged()
                : Decision.happened(identity.id(), new Fact.IdentityReactivated(identity.epoch() + 1));
    }

    private @Nullable Identity identity(IdentityId id) {
        return state.find(id, Identity.class);
    }
}
