package io.credledger.operation;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.AccountId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;

/** External accounts: whose a token is, and that one account is not two identities', unless the operator allows it. */
public final class Accounts {

    private final LedgerView view;
    private final AccountCheck check;
    private final boolean shared;

    /** @param shared whether two identities may connect one external account */
    public Accounts(LedgerView view, AccountCheck check, boolean shared) {
        this.view = view;
        this.check = check;
        this.shared = shared;
    }

    AccountCheck.Verdict whose(ProviderSite site, SecretToken token) {
        return check.whose(site, token);
    }

    /** Refuses an account that another identity holds. What nobody verified keeps nobody out. */
    public void requireFree(IdentityId owner, AccountId account) {
        boolean elsewhere = view.connectionsOf(account).stream()
                .map(Row::state)
                .anyMatch(
                        connection -> isHeld(connection) && !connection.owner().equals(owner));
        if (elsewhere && !shared) {
            throw EdgeReason.ACCOUNT_CONNECTED_ELSEWHERE.refusal();
        }
    }

    /** Whether a connection in use is this account's: then what ends the account's grant would end that too. */
    public boolean isInUse(AccountId account) {
        return view.connectionsOf(account).stream().map(Row::state).anyMatch(Connection::connected);
    }

    private static boolean isHeld(Connection connection) {
        return connection.connected() && connection.verified();
    }
}
