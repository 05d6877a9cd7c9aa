package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.LOGIN_EXISTS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_LOGIN;

import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.Login;
import io.credledger.ledger.Fact;
import io.credledger.ledger.RefusalReason;

/** Which identity an issuer's subject is: one at a time, and never another by itself. */
final class Logins {

    private final ShardState state;
    private final Residents residents;

    Logins(ShardState state, Residents residents) {
        this.state = state;
        this.residents = residents;
    }

    Decision map(Command.MapLogin command) {
        Login before = state.find(command.target(), Login.class);
        if (before != null && before.mapped()) {
            return Decision.refused(LOGIN_EXISTS);
        }
        RefusalReason unfit = residents.knownUnfit(command.identity());
        return unfit == null
                ? Decision.happened(command.target(), new Fact.LoginMapped(command.identity(), command.detailsKey()))
                : Decision.refused(unfit);
    }

    Decision unmap(Command.UnmapLogin command) {
        if (residents.isErased(command.identity())) {
            return Decision.refused(HANDLE_ERASED);
        }
        Login login = state.find(command.target(), Login.class);
        return login == null || !login.mapped() || !login.identity().equals(command.identity())
                ? Decision.refused(UNKNOWN_LOGIN)
                : Decision.happened(login.id(), new Fact.LoginUnmapped());
    }

    /** Wherever the identity lives: that it is erased is the cascade's to know. */
    Decision end(Command.EndLogin command) {
        Login login = state.find(command.target(), Login.class);
        return login != null && login.mapped() && login.identity().equals(command.identity())
                ? Decision.happened(command.target(), new Fact.LoginUnmapped())
                : Decision.unchanged();
    }
}
