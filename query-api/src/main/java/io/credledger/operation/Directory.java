package io.credledger.operation;

import io.credledger.crypto.Pseudonyms;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.AccountId;
import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details.IdentityProfile;
import io.credledger.ledger.Details.LoginSubject;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LoginId;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.StoreKey;
import io.credledger.sealing.DetailsOpener;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.util.Optional;

/** Names to ids, which is arithmetic, and ids to names, which opens a profile. Keeps nothing. */
public final class Directory {

    /** What is shown in place of a name that was erased. */
    public static final String ERASED = "erased";

    private final LedgerView view;
    private final DetailsOpener opener;
    private final Pseudonyms pseudonyms;
    private final IdentityId server;

    public Directory(LedgerView view, DetailsOpener opener, Pseudonyms pseudonyms) {
        this.view = view;
        this.opener = opener;
        this.pseudonyms = pseudonyms;
        this.server = pseudonyms.identity(Handle.SERVER);
    }

    public IdentityId id(Handle handle) {
        return pseudonyms.identity(handle);
    }

    public ConnectionId id(StoreKey.Connection key) {
        return pseudonyms.connection(key);
    }

    public ProviderClientId client(ProviderId provider) {
        return pseudonyms.providerClient(provider);
    }

    public ProviderRef ref(ProviderId provider) {
        return pseudonyms.provider(provider);
    }

    public AccountId account(ProviderId provider, String uid) {
        return pseudonyms.account(provider, uid);
    }

    public AdminRosterId roster() {
        return pseudonyms.adminRoster();
    }

    public LoginId login(LoginSubject subject) {
        return pseudonyms.login(subject.issuer(), subject.subject());
    }

    /** The identity of the reserved namespace. */
    public IdentityId server() {
        return server;
    }

    /** One that is not erased: with an erased one nothing can be done any more. */
    public Row<Identity> require(Handle handle) {
        Row<Identity> found = find(handle);
        if (found.state().erased()) {
            throw RefusedException.of(RefusalReason.HANDLE_ERASED);
        }
        return found;
    }

    /** A registered identity, active or not, or erased; the reserved one is nobody's to manage. */
    public Row<Identity> find(Handle handle) {
        if (handle.equals(Handle.SERVER)) {
            throw RefusedException.of(RefusalReason.UNKNOWN_IDENTITY);
        }
        return view.identity(id(handle)).orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
    }

    /** One that can be given something. */
    public Identity requireActive(Handle handle) {
        Identity identity = require(handle).state();
        if (!identity.active()) {
            throw RefusedException.of(RefusalReason.IDENTITY_INACTIVE);
        }
        return identity;
    }

    /** The handle; empty where it was erased. An identity without a profile yet is not known by name either. */
    public Optional<Handle> handle(IdentityId id) {
        return id.equals(server)
                ? Optional.of(Handle.SERVER)
                : view.identity(id).flatMap(this::profile).map(IdentityProfile::handle);
    }

    Optional<IdentityProfile> profile(Row<Identity> row) {
        // From the event on, not from when its key is gone.
        return row.state().erased() ? Optional.empty() : opener.open(row.details(), IdentityProfile.class);
    }
}
