package io.credledger.cli.suite;

import io.credledger.command.Ledger;
import io.credledger.ledger.Command;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.ProviderRef;
import java.util.Set;

/** Commands that a ledger accepts, each about something new. */
final class Wishes {

    private final Ledger ledger;
    private int people;
    private int grants;

    Wishes(Ledger ledger) {
        this.ledger = ledger;
    }

    Command.RegisterIdentity somebodyNew() {
        IdentityId identity = Ledger.identity("somebody " + people++);
        return new Command.RegisterIdentity(identity, ledger.newKey(), Set.of());
    }

    /** A grant that is to be the active forge, as a connect flow's. */
    Command.StoreConnection forgeOf(IdentityId owner) {
        return new Command.StoreConnection(
                Ledger.connection(owner, grants++),
                owner,
                owner,
                1,
                ProviderRef.of(1, 1),
                null,
                CredentialKind.OAUTH2,
                true,
                true,
                false,
                false,
                true,
                ledger.newKey(),
                ledger.newKey());
    }
}
