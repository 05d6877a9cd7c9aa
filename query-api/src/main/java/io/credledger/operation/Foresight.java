package io.credledger.operation;

import io.credledger.edge.Ask;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.AccountId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.util.Optional;

/** Tells what storing a credential would come to, as far as it can be told without asking its provider or the writer. Writes nothing. */
public final class Foresight {

    private final Desk desk;
    private final Admission admission;

    public Foresight(Desk desk) {
        this.desk = desk;
        this.admission = new Admission(desk);
    }

    /**
     * What would be.
     *
     * @param outcome {@code create}, {@code replace}, or {@code repeat} where the very same ask was granted before
     */
    public record Foreseen(String key, String outcome) {
        @Override
        public String toString() {
            return "Foreseen " + outcome;
        }
    }

    /** @throws RefusedException as storing it would */
    public Foreseen of(Caller caller, Ask ask, NewConnection wanted) {
        StoreKey.Connection key = Storing.key(wanted);
        ConnectionId id = desk.directory().id(key);
        if (desk.commits().granted(ask, id)) {
            return new Foreseen(key.text(), "repeat");
        }
        IdentityId owner = admission.owner(caller, wanted.owner()).id();
        admission.site(wanted);
        Optional<Connection> before = desk.view().connection(id).map(Row::state);
        before.ifPresent(connection -> requireReplaceable(connection, owner, wanted));
        return new Foreseen(key.text(), before.isPresent() ? "replace" : "create");
    }

    /** The writer's own rules; it has the last word. */
    private void requireReplaceable(Connection before, IdentityId owner, NewConnection wanted) {
        if (!before.owner().equals(owner)) {
            throw RefusedException.of(RefusalReason.NOT_OWNER);
        }
        if (before.connected() && !wanted.wishes().replace()) {
            throw RefusedException.of(RefusalReason.CONNECTION_EXISTS);
        }
        AccountId account = before.account();
        String uid = wanted.account().uid();
        // Who does not say whose it is means the same account's.
        if (account != null
                && uid != null
                && !wanted.wishes().replaceAccount()
                && !account.equals(desk.directory().account(wanted.provider(), uid))) {
            throw RefusedException.of(RefusalReason.ACCOUNT_DIFFERS);
        }
    }
}
