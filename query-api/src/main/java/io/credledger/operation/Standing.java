package io.credledger.operation;

import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Authority;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.session.Caller;

/**
 * What a caller may do with one connection. Pure.
 *
 * @param server the identity of the reserved namespace, whose things are the admins' to manage
 */
public record Standing(Caller caller, Connection connection, IdentityId server) {

    public boolean owns() {
        return connection.owner().equals(caller.id());
    }

    boolean isShared() {
        return connection.sharedWith().contains(caller.id());
    }

    /** What the caller may not see does not exist. */
    void requireVisible() {
        if (!owns() && !isShared() && !caller.readsAll()) {
            throw RefusedException.of(RefusalReason.UNKNOWN_CONNECTION);
        }
    }

    /** Who shares what others have, and their reasons, is no business of somebody it is shared with. */
    boolean seesAll() {
        return owns() || caller.readsAll();
    }

    public void requireHistory() {
        requireVisible();
        if (!seesAll()) {
            throw EdgeReason.FORBIDDEN.refusal();
        }
    }

    /** Refreshing: whoever may use it, and admins, who see to it that things work. */
    void requireUse() {
        requireVisible();
        if (!owns() && !isShared() && !caller.isAdmin()) {
            throw EdgeReason.FORBIDDEN.refusal();
        }
    }

    /** Transfer, disconnect, withdraw: the owner or an admin. */
    Authority toManage() {
        requireVisible();
        if (owns()) {
            return Authority.OWNER;
        }
        if (caller.isAdmin()) {
            return Authority.ADMIN;
        }
        throw EdgeReason.FORBIDDEN.refusal();
    }

    /** Sharing is the owner's permission: an admin could else hand themselves another's token. What the server owns is theirs. */
    Authority toShare() {
        Authority authority = toManage();
        if (authority == Authority.ADMIN && !connection.owner().equals(server)) {
            throw EdgeReason.FORBIDDEN.refusal();
        }
        return authority;
    }

    /** The owner, an admin, or whoever it is shared with, for themselves. */
    Authority toWithdraw(IdentityId from) {
        requireVisible();
        return isShared() && from.equals(caller.id()) ? Authority.OWNER : toManage();
    }
}
