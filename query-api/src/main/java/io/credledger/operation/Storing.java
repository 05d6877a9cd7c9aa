package io.credledger.operation;

import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenField;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import io.credledger.view.Row;

/** Stores a credential that exists: its secrets leave this class sealed, each bound to the provider's origin. */
public final class Storing {

    private final Desk desk;
    private final Endpoints endpoints;

    public Storing(Desk desk) {
        this.desk = desk;
        this.endpoints = new Endpoints(desk);
    }

    /** Keeps the credential; the account is as the caller says, so it is not a verified one and never keeps another out. */
    public Done<ConnectionCard> store(Caller caller, Ask ask, NewConnection wanted) {
        ConnectionId id = desk.directory().id(key(wanted));
        Committed committed = desk.commits().commit(ask, id, () -> seal(caller, ask, id, wanted));
        Row<io.credledger.ledger.EntityState.Connection> row =
                desk.view().connection(id).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_CONNECTION));
        return new Done<>(new ConnectionCards(desk, caller).of(row), committed.position());
    }

    /** The connection that the credential would be. */
    public static StoreKey.Connection key(NewConnection wanted) {
        return new StoreKey.Connection(Vault.DEFAULT, wanted.provider(), wanted.owner(), wanted.name());
    }

    private CommandMessage seal(Caller caller, Ask ask, ConnectionId id, NewConnection wanted) {
        Identity owner = owner(caller, wanted.owner());
        String base = endpoints.base(wanted.provider(), wanted.account().baseUrl());
        Origin origin = endpoints.origin("account.base_url", base);
        if (wanted.wishes().activate() && !endpoints.require(wanted.provider()).forge()) {
            throw EdgeReason.INVALID_REQUEST.refusal("activate", "is for forges only");
        }
        try (CommandDraft draft = desk.commands().begin(ask, id)) {
            DataKeyId details = draft.newKey(KeyPurpose.DETAILS);
            DataKeyId token = draft.newKey(KeyPurpose.TOKEN);
            return draft.finish(command(id, wanted, owner, details, token), credential(draft, wanted, base, origin));
        }
    }

    /** The server's own connections are the admins'; so is storing one for somebody else. */
    private Identity owner(Caller caller, Handle handle) {
        IdentityId id = desk.directory().id(handle);
        if (!id.equals(caller.id()) && !caller.isAdmin()) {
            throw EdgeReason.FORBIDDEN.refusal("owner", "is for admins to choose");
        }
        return id.equals(desk.directory().server())
                ? desk.view()
                        .identity(id)
                        .map(Row::state)
                        .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY))
                : desk.directory().requireActive(handle);
    }

    private Command command(ConnectionId id, NewConnection wanted, Identity owner, DataKeyId details, DataKeyId token) {
        String uid = wanted.account().uid();
        return new Command.StoreConnection(
                id,
                owner.id(),
                owner.id(),
                owner.epoch(),
                desk.directory().ref(wanted.provider()),
                uid == null ? null : desk.directory().account(wanted.provider(), uid),
                wanted.kind(),
                false,
                wanted.refreshToken() != null,
                wanted.wishes().replace(),
                wanted.wishes().replaceAccount(),
                wanted.wishes().activate(),
                details,
                token);
    }

    private static Credential credential(CommandDraft draft, NewConnection wanted, String base, Origin origin) {
        TokenField field = wanted.kind() == CredentialKind.BASIC ? TokenField.PASSWORD : TokenField.ACCESS_TOKEN;
        SecretToken refresh = wanted.refreshToken();
        Octets sealedRefresh = refresh == null ? null : draft.sealRefreshToken(origin, refresh);
        return new Credential(
                wanted.provider(),
                wanted.name(),
                wanted.account().uid(),
                wanted.account().login(),
                base,
                wanted.scopes(),
                wanted.expiresAt(),
                wanted.metadata(),
                origin.value(),
                wanted.username(),
                draft.seal(field, origin, wanted.secret()),
                sealedRefresh);
    }
}
