package io.credledger.cascade;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ApiTokenId;
import io.credledger.ledger.CascadeNote.OwnerEnded;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.EntityState.ApiToken;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import java.time.Instant;

/** Which errands there are: those that an end begins, those that come later because something raced with it, and when each is looked at. */
final class Agenda {

    private final CascadeStore store;

    Agenda(CascadeStore store) {
        this.store = store;
    }

    /** All that the identity has in this shard. An end that a later one overtook changes nothing. */
    void begin(OwnerEnded ended, Instant now) {
        IdentityId identity = ended.identity();
        OwnerEnded known = store.note(CascadeKeys.ending(identity), OwnerEnded.class);
        if (known != null && known.epoch() > ended.epoch()) {
            return;
        }
        boolean again = ended.equals(known);
        store.put(CascadeKeys.ending(identity), ended);
        store.mark(CascadeKeys.running(identity));
        for (String connection : store.endings(CascadeKeys.owned(identity))) {
            add(identity, ErrandKind.CONNECTION, new ConnectionId(connection), again, now);
        }
        if (ended.erased()) {
            erase(identity, again, now);
        }
    }

    private void erase(IdentityId identity, boolean again, Instant now) {
        for (String token : store.endings(CascadeKeys.tokens(identity))) {
            add(identity, ErrandKind.TOKEN, new ApiTokenId(token), again, now);
        }
        for (String login : store.endings(CascadeKeys.logins(identity))) {
            add(identity, ErrandKind.LOGIN, new LoginId(login), again, now);
        }
        for (String roster : store.endings(CascadeKeys.ROSTER)) {
            add(identity, ErrandKind.ADMIN, new AdminRosterId(AdminRosterId.PREFIX + roster), again, now);
        }
    }

    /** @param again an errand of the same end that is there goes on as it was */
    private void add(IdentityId owner, ErrandKind kind, EntityId target, boolean again, Instant now) {
        Errand errand = Errand.begun(owner, kind, target, now.toEpochMilli());
        if (!again || store.find(errand) == null) {
            store.put(errand);
        }
    }

    /** The owner itself comes last. */
    void addSelf(IdentityId identity, Instant now) {
        add(identity, ErrandKind.SELF, identity, true, now);
    }

    /** Something happened: what waits for it need not wait until its time, and what came too late for an end is ended, too. */
    void changed(EntityState state, Instant now) {
        if (state instanceof Connection connection) {
            connectionChanged(connection, now);
            store.endings(CascadeKeys.errands(connection.id())).forEach(rest -> wake(connection.id(), rest));
        } else if (state instanceof ApiToken token) {
            lookErased(token.identity(), ErrandKind.TOKEN, token.id(), now);
        } else if (state instanceof Login login) {
            lookErased(login.identity(), ErrandKind.LOGIN, login.id(), now);
        } else if (state instanceof Identity identity) {
            wake(Errand.begun(identity.id(), ErrandKind.SELF, identity.id(), 0));
        }
    }

    /** Of somebody who is back most connections are none of an end's. */
    private void connectionChanged(Connection connection, Instant now) {
        OwnerEnded ended = store.note(CascadeKeys.ending(connection.owner()), OwnerEnded.class);
        if (ended == null) {
            return;
        }
        boolean concerned = connection.connected()
                ? connection.ownerEpoch() <= ended.epoch()
                : ended.erased() && !connection.erased();
        if (concerned) {
            look(connection.owner(), ErrandKind.CONNECTION, connection.id(), now);
        } else {
            wake(Errand.begun(connection.owner(), ErrandKind.CONNECTION, connection.id(), 0));
        }
    }

    /** Somebody came to the roster or left it. */
    void roleChanged(AdminRosterId roster, IdentityId admin, Instant now) {
        lookErased(admin, ErrandKind.ADMIN, roster, now);
    }

    private void lookErased(IdentityId owner, ErrandKind kind, EntityId target, Instant now) {
        OwnerEnded ended = store.note(CascadeKeys.ending(owner), OwnerEnded.class);
        if (ended != null && ended.erased()) {
            look(owner, kind, target, now);
        }
    }

    private void look(IdentityId owner, ErrandKind kind, EntityId target, Instant now) {
        Errand errand = Errand.begun(owner, kind, target, now.toEpochMilli());
        if (store.find(errand) == null) {
            store.put(errand);
        } else {
            wake(errand);
        }
    }

    private void wake(EntityId owner, String rest) {
        wake(Errand.begun(owner, ErrandKind.of(rest.charAt(0)), EntityId.parse(rest.substring(1)), 0));
    }

    private void wake(Errand errand) {
        Errand known = store.find(errand);
        if (known != null) {
            store.put(known.at(0));
        }
    }
}
