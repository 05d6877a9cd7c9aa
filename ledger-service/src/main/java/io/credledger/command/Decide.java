package io.credledger.command;

import static io.credledger.ledger.RefusalReason.ACCOUNT_DIFFERS;
import static io.credledger.ledger.RefusalReason.ALREADY_OWNER;
import static io.credledger.ledger.RefusalReason.CONNECTION_EXISTS;
import static io.credledger.ledger.RefusalReason.DISCONNECTED;
import static io.credledger.ledger.RefusalReason.IDENTITY_EXISTS;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.LAST_ADMIN;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.NOT_OWNER;
import static io.credledger.ledger.RefusalReason.NOT_SHARED;
import static io.credledger.ledger.RefusalReason.TOKEN_EXISTS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CLIENT;
import static io.credledger.ledger.RefusalReason.UNKNOWN_CONNECTION;
import static io.credledger.ledger.RefusalReason.UNKNOWN_IDENTITY;
import static io.credledger.ledger.RefusalReason.UNKNOWN_TOKEN;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Authority;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.ActiveForge;
import io.credledger.ledger.EntityState.AdminRoster;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.ProviderClient;
import io.credledger.ledger.Fact;
import io.credledger.ledger.ForgeId;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Role;
import io.credledger.topic.Topic;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a command leads to. The only place where events are thought of. */
public final class Decide implements Command.Cases<Decision> {

    private final ShardState state;
    private final IdentityId actor;

    private Decide(ShardState state, IdentityId actor) {
        this.state = state;
        this.actor = actor;
    }

    /**
     * Decides.
     *
     * @param sender whose topic the command came by
     * @param now the writer's clock
     */
    public static Decision decide(ShardState state, CommandMessage message, Topic.Writer sender, Instant now) {
        Decision.Refused inadmissible = new Admission(state, message).check(sender, now);
        return inadmissible != null
                ? inadmissible
                : message.command().fold(new Decide(state, message.header().actor()));
    }

    @Override
    public Decision foundShard(Command.FoundShard command) {
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(command.target(), command.founding()));
        if (command.roster() != null && command.serverKey() != null && command.firstAdmin() != null) {
            IdentityId server = command.founding().server();
            happenings.add(new Happening(server, new Fact.IdentityRegistered(command.serverKey(), Set.of())));
            happenings.add(
                    new Happening(command.roster(), new Fact.RoleChanged(command.firstAdmin(), Role.ADMIN, true)));
        }
        return new Decision.Accepted(happenings);
    }

    @Override
    public Decision registerIdentity(Command.RegisterIdentity command) {
        return state.entity(command.target()) == null
                ? Decision.happened(
                        command.target(), new Fact.IdentityRegistered(command.detailsKey(), command.roles()))
                : Decision.refused(IDENTITY_EXISTS);
    }

    @Override
    public Decision updateIdentity(Command.UpdateIdentity command) {
        return identity(command.target()) == null
                ? Decision.refused(UNKNOWN_IDENTITY)
                : Decision.happened(command.target(), new Fact.IdentityUpdated());
    }

    @Override
    public Decision changeRoles(Command.ChangeRoles command) {
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

    @Override
    public Decision changeAdmin(Command.ChangeAdmin command) {
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

    @Override
    public Decision deactivateIdentity(Command.DeactivateIdentity command) {
        Identity identity = identity(command.target());
        if (identity == null) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        return identity.active()
                ? Decision.happened(identity.id(), new Fact.IdentityDeactivated(identity.epoch() + 1))
                : Decision.unchanged();
    }

    @Override
    public Decision reactivateIdentity(Command.ReactivateIdentity command) {
        Identity identity = identity(command.target());
        if (identity == null) {
            return Decision.refused(UNKNOWN_IDENTITY);
        }
        return identity.active()
                ? Decision.unchanged()
                : Decision.happened(identity.id(), new Fact.IdentityReactivated(identity.epoch() + 1));
    }

    @Override
    public Decision issueApiToken(Command.IssueApiToken command) {
        if (!command.target().routing().equals(command.identity().routing())) {
            return Decision.refused(MISROUTED);
        }
        RefusalReason unfit = unfit(command.identity());
        if (unfit != null) {
            return Decision.refused(unfit);
        }
        return state.entity(command.target()) == null
                ? Decision.happened(command.target(), new Fact.ApiTokenIssued(command.identity(), command.secretHash()))
                : Decision.refused(TOKEN_EXISTS);
    }

    @Override
    public Decision revokeApiToken(Command.RevokeApiToken command) {
        ApiToken token = state.find(command.target(), ApiToken.class);
        if (token == null || !token.identity().equals(command.identity())) {
            return Decision.refused(UNKNOWN_TOKEN);
        }
        return token.revoked() ? Decision.unchanged() : Decision.happened(token.id(), new Fact.ApiTokenRevoked());
    }

    @Override
    public Decision storeProviderClient(Command.StoreProviderClient command) {
        return Decision.happened(
                command.target(),
                new Fact.ProviderClientStored(command.provider(), command.detailsKey(), command.tokenKey()));
    }

    @Override
    public Decision removeProviderClient(Command.RemoveProviderClient command) {
        ProviderClient client = state.find(command.target(), ProviderClient.class);
        return client == null || !client.present()
                ? Decision.refused(UNKNOWN_CLIENT)
                : Decision.happened(client.id(), new Fact.ProviderClientRemoved());
    }

    @Override
    public Decision storeConnection(Command.StoreConnection command) {
        Connection before = state.find(command.target(), Connection.class);
        RefusalReason reason = before == null ? cannotBegin(command) : cannotReplace(before, command);
        if (reason != null) {
            return Decision.refused(reason);
        }
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(command.target(), granted(command, before)));
        boolean own = command.owner().equals(command.namespace());
        if (command.activate() && own && !isActiveForge(command.namespace(), command.target())) {
            happenings.add(new Happening(
                    ForgeId.of(command.namespace()), new Fact.ForgeActivated(command.namespace(), command.target())));
        }
        return new Decision.Accepted(happenings);
    }

    private static Fact granted(Command.StoreConnection command, @Nullable Connection before) {
        return new Fact.ConnectionGranted(
                command.namespace(),
                command.owner(),
                command.ownerEpoch(),
                command.provider(),
                command.account(),
                command.kind(),
                command.verified(),
                command.refreshable(),
                before == null ? 1 : before.generation() + 1,
                command.detailsKey(),
                command.tokenKey());
    }

    private @Nullable RefusalReason cannotBegin(Command.StoreConnection command) {
        if (!command.namespace().routing().equals(command.target().routing())) {
            return MISROUTED;
        }
        return command.owner().equals(command.namespace()) ? unfit(command.namespace()) : NOT_OWNER;
    }

    private @Nullable RefusalReason cannotReplace(Connection before, Command.StoreConnection command) {
        if (!before.namespace().equals(command.namespace()) || !before.owner().equals(command.owner())) {
            return NOT_OWNER;
        }
        if (before.connected() && !command.replace()) {
            return CONNECTION_EXISTS;
        }
        boolean swapped = before.account() != null
                && command.account() != null
                && !before.account().equals(command.account());
        if (swapped && !command.replaceAccount()) {
            return ACCOUNT_DIFFERS;
        }
        return isKnownInactive(command.owner()) ? IDENTITY_INACTIVE : null;
    }

    @Override
    public Decision transferConnection(Command.TransferConnection command) {
        Connection connection = state.find(command.target(), Connection.class);
        RefusalReason reason = cannotChange(connection, command.authority());
        if (connection == null || reason != null) {
            return Decision.refused(reason == null ? UNKNOWN_CONNECTION : reason);
        }
        if (connection.owner().equals(command.to())) {
            return Decision.refused(ALREADY_OWNER);
        }
        if (isKnownInactive(command.to())) {
            return Decision.refused(IDENTITY_INACTIVE);
        }
        Fact transferred = new Fact.ConnectionTransferred(connection.owner(), command.to(), command.toEpoch());
        return withForgeCleared(connection, transferred, !connection.namespace().equals(command.to()));
    }

    @Override
    public Decision shareConnection(Command.ShareConnection command) {
        Connection connection = state.find(command.target(), Connection.class);
        RefusalReason reason = cannotChange(connection, command.authority());
        if (connection == null || reason != null) {
            return Decision.refused(reason == null ? UNKNOWN_CONNECTION : reason);
        }
        if (connection.owner().equals(command.with())) {
            return Decision.refused(ALREADY_OWNER);
        }
        if (isKnownInactive(command.with())) {
            return Decision.refused(IDENTITY_INACTIVE);
        }
        return connection.sharedWith().contains(command.with())
                ? Decision.unchanged()
                : Decision.happened(connection.id(), new Fact.AccessShared(command.with()));
    }

    /** Whoever may use somebody's connection may also stop using it. */
    @Override
    public Decision withdrawShare(Command.WithdrawShare command) {
        Connection connection = state.find(command.target(), Connection.class);
        boolean leaving = actor.equals(command.from());
        RefusalReason reason = cannotChange(connection, leaving ? Authority.ADMIN : command.authority());
        if (connection == null || reason != null) {
            return Decision.refused(reason == null ? UNKNOWN_CONNECTION : reason);
        }
        if (!connection.sharedWith().contains(command.from())) {
            return Decision.refused(NOT_SHARED);
        }
        boolean namespaceLeaves = connection.namespace().equals(command.from());
        return withForgeCleared(connection, new Fact.AccessWithdrawn(command.from()), namespaceLeaves);
    }

    @Override
    public Decision disconnectConnection(Command.DisconnectConnection command) {
        Connection connection = state.find(command.target(), Connection.class);
        if (connection == null) {
            return Decision.refused(UNKNOWN_CONNECTION);
        }
        if (isOverreach(connection, command.authority())) {
            return Decision.refused(NOT_OWNER);
        }
        return connection.connected()
                ? withForgeCleared(connection, new Fact.ConnectionDisconnected(), true)
                : Decision.unchanged();
    }

    @Override
    public Decision activateForge(Command.ActivateForge command) {
        RefusalReason unfit = unfit(command.identity());
        if (unfit != null || !ForgeId.of(command.identity()).equals(command.target())) {
            return Decision.refused(unfit == null ? MISROUTED : unfit);
        }
        Connection here = state.find(command.connection(), Connection.class);
        if (here != null && !here.usableBy(command.identity())) {
            return Decision.refused(UNKNOWN_CONNECTION);
        }
        return isActiveForge(command.identity(), command.connection())
                ? Decision.unchanged()
                : Decision.happened(
                        command.target(), new Fact.ForgeActivated(command.identity(), command.connection()));
    }

    @Override
    public Decision clearForge(Command.ClearForge command) {
        ActiveForge forge = state.find(command.target(), ActiveForge.class);
        return forge == null || forge.connection() == null
                ? Decision.unchanged()
                : Decision.happened(forge.id(), new Fact.ForgeCleared(forge.identity()));
    }

    /** The change and, where it takes the namespace's active forge away, its clearing: both or neither. */
    private Decision withForgeCleared(Connection connection, Fact change, boolean lost) {
        List<Happening> happenings = new ArrayList<>();
        happenings.add(new Happening(connection.id(), change));
        if (lost && isActiveForge(connection.namespace(), connection.id())) {
            happenings.add(
                    new Happening(ForgeId.of(connection.namespace()), new Fact.ForgeCleared(connection.namespace())));
        }
        return new Decision.Accepted(happenings);
    }

    private @Nullable RefusalReason cannotChange(@Nullable Connection connection, Authority authority) {
        if (connection == null) {
            return UNKNOWN_CONNECTION;
        }
        if (isOverreach(connection, authority)) {
            return NOT_OWNER;
        }
        return connection.connected() ? null : DISCONNECTED;
    }

    private boolean isOverreach(Connection connection, Authority authority) {
        return authority == Authority.OWNER && !connection.owner().equals(actor);
    }

    private boolean isActiveForge(IdentityId identity, ConnectionId connection) {
        ActiveForge forge = state.find(ForgeId.of(identity), ActiveForge.class);
        return forge != null && connection.equals(forge.connection());
    }

    private @Nullable Identity identity(IdentityId id) {
        return state.find(id, Identity.class);
    }

    private @Nullable RefusalReason unfit(IdentityId id) {
        Identity identity = identity(id);
        return identity == null ? UNKNOWN_IDENTITY : identity.active() ? null : IDENTITY_INACTIVE;
    }

    /** Inactive, as far as this shard can tell: an identity of another shard is the edge's to check, and the cascade's. */
    private boolean isKnownInactive(IdentityId id) {
        Identity identity = identity(id);
        return identity != null && !identity.active();
    }
}
