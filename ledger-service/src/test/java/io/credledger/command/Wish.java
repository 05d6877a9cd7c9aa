package io.credledger.command;

import io.credledger.ledger.AccountId;
import io.credledger.ledger.Command;
import io.credledger.ledger.Command.StoreConnection;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderRef;
import org.jspecify.annotations.Nullable;

/** The wish to store a connection, which has many words, said in few: a bearer token of the namespace's own. */
record Wish(
        ConnectionId connection,
        IdentityId namespace,
        IdentityId owner,
        @Nullable AccountId account,
        boolean replace,
        boolean replaceAccount,
        boolean activate,
        DataKeyId detailsKey,
        DataKeyId tokenKey) {

    static final ProviderRef PROVIDER = ProviderRef.of(3, 4);

    static Wish toStore(Specification spec, ConnectionId connection, IdentityId namespace) {
        Ledger ledger = spec.ledger;
        return new Wish(connection, namespace, namespace, null, false, false, false, ledger.newKey(), ledger.newKey());
    }

    Wish ownedBy(IdentityId somebody) {
        return new Wish(
                connection, namespace, somebody, account, replace, replaceAccount, activate, detailsKey, tokenKey);
    }

    Wish ofAccount(AccountId external) {
        return new Wish(
                connection, namespace, owner, external, replace, replaceAccount, activate, detailsKey, tokenKey);
    }

    Wish replacing() {
        return new Wish(connection, namespace, owner, account, true, replaceAccount, activate, detailsKey, tokenKey);
    }

    Wish replacingAccount() {
        return new Wish(connection, namespace, owner, account, true, true, activate, detailsKey, tokenKey);
    }

    Wish activating() {
        return new Wish(connection, namespace, owner, account, replace, replaceAccount, true, detailsKey, tokenKey);
    }

    Command command() {
        return new StoreConnection(
                connection,
                namespace,
                owner,
                1,
                PROVIDER,
                account,
                CredentialKind.BEARER,
                false,
                false,
                replace,
                replaceAccount,
                activate,
                detailsKey,
                tokenKey);
    }

    /** What becomes true when it is granted. */
    Fact granted(long generation) {
        return new Fact.ConnectionGranted(
                namespace,
                owner,
                1,
                PROVIDER,
                account,
                CredentialKind.BEARER,
                false,
                false,
                generation,
                detailsKey,
                tokenKey);
    }
}
