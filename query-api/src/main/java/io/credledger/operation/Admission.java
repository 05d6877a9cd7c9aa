package io.credledger.operation;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.Handle;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.provider.ProviderSite;
import io.credledger.session.Caller;
import io.credledger.view.Row;

/** Whether a credential may be stored at all: for whom, and of which provider. */
final class Admission {

    private final Desk desk;
    private final Endpoints endpoints;

    Admission(Desk desk) {
        this.desk = desk;
        this.endpoints = new Endpoints(desk);
    }

    /** The server's own connections are the admins'; so is storing one for somebody else. */
    Identity owner(Caller caller, Handle handle) {
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

    /** Where its provider is. */
    ProviderSite site(NewConnection wanted) {
        ProviderSite site = endpoints.forAccount(
                wanted.provider(), "account.base_url", wanted.account().baseUrl());
        endpoints.origin("account.base_url", site);
        if (wanted.wishes().activate() && !site.provider().forge()) {
            throw EdgeReason.INVALID_REQUEST.refusal("activate", "is for forges only");
        }
        return site;
    }
}
