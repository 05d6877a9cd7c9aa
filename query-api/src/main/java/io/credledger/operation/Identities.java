package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.KeyPurpose;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.Refusal;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.IdentityProfile;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Role;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import io.credledger.view.Row;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** People and programs: registering, showing, changing, ending and resuming them. */
public final class Identities {

    private final Desk desk;

    public Identities(Desk desk) {
        this.desk = desk;
    }

    public Done<IdentityCard> register(Ask ask, Handle handle, @Nullable String displayName, Set<Role> roles) {
        if (handle.equals(Handle.SERVER) || handle.value().equals(Directory.ERASED)) {
            throw EdgeReason.HANDLE_RESERVED.refusal();
        }
        IdentityId id = desk.directory().id(handle);
        Committed committed = desk.commits().commit(ask, id, () -> {
            try (CommandDraft draft = desk.commands().begin(ask, id)) {
                Command command = new Command.RegisterIdentity(id, draft.newKey(KeyPurpose.DETAILS), own(roles));
                return draft.finish(command, new IdentityProfile(handle, displayName));
            }
        });
        if (roles.contains(Role.ADMIN)) {
            committed = changeAdmin(ask, id, true);
        }
        return new Done<>(show(handle), committed.position());
    }

    public IdentityCard show(Handle handle) {
        return card(desk.directory().find(handle));
    }

    /** All but the reserved one, by id. */
    public Page<IdentityCard> list(PageRequest page) {
        Page<Row<Identity>> rows = desk.view().identities(page);
        List<IdentityCard> cards = rows.items().stream()
                .filter(row -> !row.state().id().equals(desk.directory().server()))
                .map(this::card)
                .toList();
        return new Page<>(cards, rows.nextCursor());
    }

    /** Changes what is given; the admin role first, because that is what can be refused. */
    public Done<IdentityCard> change(Ask ask, Handle handle, IdentityChange change) {
        IdentityId id = desk.directory().require(handle).state().id();
        @Nullable Committed last = null;
        if (change.roles().isPresent()) {
            giveOrTakeAdmin(ask, id, change.roles().get().contains(Role.ADMIN));
        }
        if (change.displayName().isPresent()) {
            String name = change.displayName().get().orElse(null);
            last = commit(ask.step("profile"), new Command.UpdateIdentity(id), new IdentityProfile(handle, name));
        }
        if (change.roles().isPresent()) {
            // A profile that was just committed moved the version that the caller saw.
            Ask step = last == null ? ask.step("roles") : ask.step("roles").atAnyVersion();
            last = commit(step, new Command.ChangeRoles(id, own(change.roles().get())), new Details.Nothing());
        }
        if (last == null) {
            throw EdgeReason.INVALID_REQUEST.refusal("display_name", "or roles must be given");
        }
        return new Done<>(show(handle), last.position());
    }

    private void giveOrTakeAdmin(Ask ask, IdentityId id, boolean admin) {
        if (desk.view().admins().contains(id) != admin) {
            changeAdmin(ask, id, admin);
        }
    }

    private static Set<Role> own(Set<Role> roles) {
        Set<Role> own = EnumSet.noneOf(Role.class);
        own.addAll(roles);
        own.remove(Role.ADMIN);
        return own;
    }

    /** Ends what the identity may do. An admin leaves the roster with it, and the last one cannot. */
    public Done<IdentityCard> deactivate(Ask ask, Handle handle) {
        IdentityId id = desk.directory().require(handle).state().id();
        giveOrTakeAdmin(ask, id, false);
        Committed committed = commit(ask, new Command.DeactivateIdentity(id), new Details.Nothing());
        return new Done<>(show(handle), committed.position());
    }

    /** Forgets a person. An admin leaves the roster with it, and the last one cannot; who is forgotten already stays so. */
    public Done<IdentityCard> erase(Ask ask, Handle handle) {
        Row<Identity> row = desk.directory().find(handle);
        IdentityId id = row.state().id();
        if (row.state().erased()) {
            return new Done<>(card(row), lastPosition(id));
        }
        giveOrTakeAdmin(ask, id, false);
        Committed committed = commit(ask, new Command.EraseIdentity(id), new Details.Nothing());
        return new Done<>(show(handle), committed.position());
    }

    private Position lastPosition(IdentityId id) {
        int shard = id.routing().shard(desk.view().shards());
        return desk.view().positions().get(shard);
    }

    public Done<IdentityCard> reactivate(Ask ask, Handle handle) {
        IdentityId id = desk.directory().require(handle).state().id();
        Committed committed = commit(ask, new Command.ReactivateIdentity(id), new Details.Nothing());
        return new Done<>(show(handle), committed.position());
    }

    private Committed commit(Ask ask, Command command, Details details) {
        return desk.commits()
                .commit(ask, command.target(), () -> underKeyOf((IdentityId) command.target(), ask, command, details));
    }

    /** The roster's version is not the identity's, so the caller's version is checked here. */
    private Committed changeAdmin(Ask ask, IdentityId id, boolean admin) {
        Command command = new Command.ChangeAdmin(desk.directory().roster(), id, admin);
        Ask step = ask.step("admin").atAnyVersion();
        return desk.commits().commit(step, command.target(), () -> {
            requireVersion(ask, id);
            if (admin) {
                requireActive(id);
            }
            return underKeyOf(desk.directory().server(), step, command, new Details.Nothing());
        });
    }

    /** The roster lives in another shard than most identities: its writer cannot know. */
    private void requireActive(IdentityId id) {
        if (desk.view().identity(id).filter(row -> row.state().active()).isEmpty()) {
            throw RefusedException.of(RefusalReason.IDENTITY_INACTIVE);
        }
    }

    private void requireVersion(Ask ask, IdentityId id) {
        Long expected = ask.expectedVersion();
        long current =
                desk.view().identity(id).map(row -> row.state().version()).orElse(0L);
        if (expected != null && expected != current) {
            throw new RefusedException(Refusal.of(RefusalReason.VERSION_CONFLICT, current));
        }
    }

    private CommandMessage underKeyOf(IdentityId id, Ask ask, Command command, Details details) {
        Identity identity = desk.view()
                .identity(id)
                .map(Row::state)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
        try (CommandDraft draft = desk.commands().begin(ask, command.target());
                DataKey key = desk.keyring().lend(id, identity.detailsKey()).orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, details, key);
        }
    }

    private IdentityCard card(Row<Identity> row) {
        Identity identity = row.state();
        IdentityProfile profile = desk.directory().profile(row).orElse(null);
        return new IdentityCard(
                profile == null ? Directory.ERASED : profile.handle().value(),
                identity.id().value(),
                profile == null ? null : profile.displayName(),
                roles(identity),
                profile == null ? Directory.ERASED : identity.active() ? "active" : "inactive",
                identity.version(),
                identity.stamp().createdAt(),
                identity.stamp().updatedAt());
    }

    private List<String> roles(Identity identity) {
        Stream<Role> admin = desk.view().admins().contains(identity.id()) ? Stream.of(Role.ADMIN) : Stream.empty();
        return Stream.concat(identity.roles().stream(), admin)
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }
}
