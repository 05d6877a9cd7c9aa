package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.IDENTITY_EXISTS;
import static io.credledger.ledger.RefusalReason.LAST_ADMIN;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Role;
import io.credledger.ledger.ShardId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** Identities, their roles, and the roster of admins. */
final class Identities {

    private final ShardState state;
    private final Sessions sessions;
    private final Forges forges;
    private final Webhooks webhooks;

    Identities(ShardState state, Sessions sessions, Forges forges, Webhooks webhooks) {
        this.state = state;
        this.sessions = sessions;
        this.forges = forges;
        this.webhooks = webhooks;
    }

    Decision register(Command.RegisterIdentity command) {
        Identity before = state.find(command.target(), Identity.class);
        if (before != null) {
            return Decision.refused(before.erased() ? HANDLE_ERASED : IDENTITY_EXISTS);
        }
        return Decision.happened(command.target(), new Fact.IdentityRegistered(command.detailsKey(), command.roles()));
    }

    Decision update(Command.UpdateIdentity command) {
        return known(command.target(), identity -> Decision.happened(identity.id(), new Fact.IdentityUpdated()));
    }

    Decision changeRoles(Command.ChangeRoles command) {
        return known(command.target(), identity -> changeRoles(identity, command));
    }

    private static Decision changeRoles(Identity identity, Command.ChangeRoles command) {
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

    /** Only of an erased one: while a person is there, who is an admin is for admins to say. */
    Decision endAdmin(Command.EndAdmin command) {
        AdminRoster roster = state.find(command.target(), AdminRoster.class);
        Identity identity = state.find(command.identity(), Identity.class);
        if (roster == null
                || !roster.admins().contains(command.identity())
                || (identity != null && !identity.erased())) {
            return Decision.unchanged();
        }
        return roster.admins().size() == 1
                ? Decision.refused(LAST_ADMIN)
                : Decision.happened(command.target(), new Fact.RoleChanged(command.identity(), Role.ADMIN, false));
    }

    Decision deactivate(Command.DeactivateIdentity command) {
        return known(
                command.target(),
                identity -> identity.active()
                        ? ended(new Fact.IdentityDeactivated(identity.epoch() + 1), identity, Stream.empty())
                        : Decision.unchanged());
    }

    Decision reactivate(Command.ReactivateIdentity command) {
        return known(
                command.target(),
                identity -> identity.active()
                        ? Decision.unchanged()
                        : Decision.happened(identity.id(), new Fact.IdentityReactivated(identity.epoch() + 1)));
    }

    /** The installation itself is nobody who could be forgotten. */
    Decision erase(Command.EraseIdentity command) {
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        if (shard == null || command.target().equals(shard.fact().server())) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        return known(
                command.target(),
                identity ->
                        ended(new Fact.IdentityErased(identity.epoch() + 1), identity, forges.ending(identity.id())));
    }

    private Decision ended(Fact end, Identity identity, Stream<Happening> more) {
        return new Decision.Accepted(Stream.of(
                        Stream.of(new Happening(identity.id(), end)),
                        sessions.ending(identity.id()),
                        webhooks.ending(identity.id()),
                        more)
                .flatMap(happenings -> happenings)
                .toList());
    }

    /** The decision over an identity that is not erased: about one that is, nothing is decided any more. */
    private Decision known(IdentityId id, Function<Identity, Decision> decide) {
        Identity identity = state.find(id, Identity.class);
        if (identity == null) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        return identity.erased() ? Decision.refused(HANDLE_ERASED) : decide.apply(identity);
    }
}
