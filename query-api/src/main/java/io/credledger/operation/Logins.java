package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.crypto.KeyPurpose;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.LoginSubject;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.view.Row;
import java.util.List;
import java.util.Optional;

/** Which issuer's subject is which identity. Nothing that an issuer says of a person decides but these two: an address is lent, a name changes. */
public final class Logins {

    private final Desk desk;

    public Logins(Desk desk) {
        this.desk = desk;
    }

    /** Maps a subject to an identity; the same again changes nothing. */
    public Done<LoginCard> map(Ask ask, Handle handle, LoginSubject subject) {
        IdentityId identity = desk.directory().requireActive(handle).id();
        LoginId id = desk.directory().login(subject);
        Optional<Row<Login>> before =
                mapped(id).filter(row -> row.state().identity().equals(identity));
        if (before.isPresent()) {
            return new Done<>(
                    card(before.get()), before.get().details().header().position());
        }
        Position position = map(ask, identity, subject);
        return new Done<>(card(require(id)), position);
    }

    /** The same for an identity that is known to be there. */
    public Position map(Ask ask, IdentityId identity, LoginSubject subject) {
        LoginId id = desk.directory().login(subject);
        return desk.commits()
                .commit(ask, id, () -> {
                    try (CommandDraft draft = desk.commands().begin(ask, id)) {
                        return draft.finish(
                                new Command.MapLogin(id, identity, draft.newKey(KeyPurpose.DETAILS)), subject);
                    }
                })
                .position();
    }

    public Position unmap(Ask ask, Handle handle, LoginId id) {
        IdentityId identity = desk.directory().require(handle).state().id();
        return desk.commits()
                .commit(ask, id, () -> {
                    Login login = require(id).state();
                    try (CommandDraft draft = desk.commands().begin(ask, id);
                            DataKey key = desk.keyring()
                                    .lend(id, login.detailsKey())
                                    .orElseThrow(EdgeReason.ERASED::refusal)) {
                        return draft.finish(new Command.UnmapLogin(id, identity), new Details.Nothing(), key);
                    }
                })
                .position();
    }

    public List<LoginCard> list(Handle handle) {
        IdentityId identity = desk.directory().require(handle).state().id();
        return desk.view().logins(identity).stream().map(this::card).toList();
    }

    /** The login, if it is somebody's now. */
    public Optional<Row<Login>> mapped(LoginId id) {
        return desk.view().login(id).filter(row -> row.state().mapped());
    }

    private Row<Login> require(LoginId id) {
        return desk.view().login(id).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_LOGIN));
    }

    private LoginCard card(Row<Login> row) {
        LoginSubject subject = desk.opener()
                .open(row.details(), LoginSubject.class)
                .orElse(new LoginSubject(Directory.ERASED, Directory.ERASED));
        return new LoginCard(
                row.state().id().value(),
                subject.issuer(),
                subject.subject(),
                row.state().stamp().updatedAt());
    }
}
