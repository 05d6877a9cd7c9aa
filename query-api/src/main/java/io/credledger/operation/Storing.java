package io.credledger.operation;

import io.credledger.crypto.KeyPurpose;
import io.credledger.crypto.Origin;
import io.credledger.crypto.TokenField;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.Commits.Committed;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.AccountId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.CredentialKind;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Details.Credential;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.ledger.Vault;
import io.credledger.provider.ExternalAccount;
import io.credledger.provider.ProviderSite;
import io.credledger.secret.SecretToken;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import org.jspecify.annotations.Nullable;

/** Stores a credential that exists: its secrets leave this class sealed, each bound to the origin of the provider's token endpoint. */
public final class Storing {

    private final Desk desk;
    private final Endpoints endpoints;
    private final Admission admission;

    public Storing(Desk desk) {
        this.desk = desk;
        this.endpoints = new Endpoints(desk);
        this.admission = new Admission(desk);
    }

    /**
     * Keeps the credential. The provider is asked whose it is, where it can be; else the account is as the caller says, so it is not a
     * verified one and never keeps another out.
     */
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
        Identity owner = admission.owner(caller, wanted.owner());
        ProviderSite site = admission.site(wanted);
        Origin origin = endpoints.origin("account.base_url", site);
        NewConnection known = pinned(asked(wanted, site), id);
        AccountId account = account(known, owner);
        try (CommandDraft draft = desk.commands().begin(ask, id)) {
            DataKeyId details = draft.newKey(KeyPurpose.DETAILS);
            DataKeyId token = draft.newKey(KeyPurpose.TOKEN);
            return draft.finish(
                    command(id, known, account, owner, details, token), credential(draft, known, site, origin));
        }
    }

    /** What the provider says of the token, where it can be asked; a login and a password it is not asked about. */
    private NewConnection asked(NewConnection wanted, ProviderSite site) {
        if (wanted.account().verified() || wanted.kind() == CredentialKind.BASIC) {
            return wanted;
        }
        AccountCheck.Verdict verdict = desk.accounts().whose(site, wanted.secret());
        if (verdict instanceof AccountCheck.Rejected) {
            throw EdgeReason.TOKEN_REJECTED.refusal();
        }
        return verdict instanceof AccountCheck.Known known ? verified(wanted, known.account()) : wanted;
    }

    private static NewConnection verified(NewConnection wanted, ExternalAccount account) {
        String claimed = wanted.account().uid();
        if (claimed != null && !claimed.equals(account.uid())) {
            throw EdgeReason.INVALID_REQUEST.refusal("account.uid", "must be the token's own, or left out");
        }
        return wanted.verifiedAs(account);
    }

    /** Who does not say whose a token is, and where nobody can be asked, says by replacing that it is the same account's. */
    private NewConnection pinned(NewConnection wanted, ConnectionId id) {
        if (wanted.account().uid() != null || wanted.wishes().replaceAccount()) {
            return wanted;
        }
        return desk.view()
                .connection(id)
                .flatMap(row -> desk.opener().open(row.details(), Credential.class))
                .filter(before -> before.accountUid() != null)
                .map(before -> wanted.of(new NewConnection.Account(
                        before.accountUid(),
                        wanted.account().login() == null
                                ? before.accountLogin()
                                : wanted.account().login(),
                        wanted.account().baseUrl(),
                        false)))
                .orElse(wanted);
    }

    private @Nullable AccountId account(NewConnection wanted, Identity owner) {
        String uid = wanted.account().uid();
        if (uid == null) {
            return null;
        }
        AccountId account = desk.directory().account(wanted.provider(), uid);
        if (wanted.account().verified()) {
            desk.accounts().requireFree(owner.id(), account);
        }
        return account;
    }

    private Command command(
            ConnectionId id,
            NewConnection wanted,
            @Nullable AccountId account,
            Identity owner,
            DataKeyId details,
            DataKeyId token) {
        return new Command.StoreConnection(
                id,
                owner.id(),
                owner.id(),
                owner.epoch(),
                desk.directory().ref(wanted.provider()),
                account,
                wanted.kind(),
                wanted.account().verified(),
                wanted.refreshToken() != null,
                wanted.wishes().replace(),
                wanted.wishes().replaceAccount(),
                wanted.wishes().activate(),
                details,
                token);
    }

    private static Credential credential(CommandDraft draft, NewConnection wanted, ProviderSite site, Origin origin) {
        TokenField field = wanted.kind() == CredentialKind.BASIC ? TokenField.PASSWORD : TokenField.ACCESS_TOKEN;
        SecretToken refresh = wanted.refreshToken();
        Octets sealedRefresh = refresh == null ? null : draft.sealRefreshToken(origin, refresh);
        return new Credential(
                wanted.provider(),
                wanted.name(),
                wanted.account().uid(),
                wanted.account().login(),
                site.baseUrl().toString(),
                wanted.scopes(),
                wanted.expiresAt(),
                wanted.metadata(),
                origin.value(),
                wanted.username(),
                draft.seal(field, origin, wanted.secret()),
                sealedRefresh,
                refresh == null ? null : wanted.refreshExpiresAt(),
                wanted.reason());
    }
}
