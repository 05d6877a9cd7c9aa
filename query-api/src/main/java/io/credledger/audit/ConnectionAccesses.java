package io.credledger.audit;

import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.EntityState.Connection;
import io.credledger.operation.ConnectionRegister;
import io.credledger.operation.Desk;
import io.credledger.operation.Names;
import io.credledger.operation.Standing;
import io.credledger.sealing.AccessOpener;
import io.credledger.session.Caller;
import io.credledger.token.AccessEntry;
import io.credledger.token.AccessLog;
import io.credledger.view.AccessView;
import io.credledger.view.Page;
import io.credledger.view.PageRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Every hand-out and refusal of a connection's token, and every reading of this by others than its owner; the latest first. */
public final class ConnectionAccesses {

    private final Desk desk;
    private final AccessView view;
    private final AccessOpener opener;
    private final AccessLog log;

    public ConnectionAccesses(Desk desk, AccessView view, AccessOpener opener, AccessLog log) {
        this.desk = desk;
        this.view = view;
        this.opener = opener;
        this.log = log;
    }

    /**
     * For the owner, and for those who read all: that they did is recorded first.
     *
     * @return completed exceptionally with {@link io.credledger.token.AccessNotRecordedException} when it could not be
     */
    public CompletableFuture<Page<AuditItem>> of(Caller caller, ConnectionId id, PageRequest request) {
        Connection now = new ConnectionRegister(desk).require(id).state();
        Standing standing = new Standing(caller, now, desk.directory().server());
        standing.requireHistory();
        Page<AuditItem> page = page(id, request);
        return standing.owns()
                ? CompletableFuture.completedFuture(page)
                : log.record(AccessEntry.auditRead(caller.id(), now.owner(), id))
                        .thenApply(unused -> page);
    }

    private Page<AuditItem> page(ConnectionId id, PageRequest request) {
        Page<AccessView.Access> found = view.accesses(id, request);
        AccessItems items = new AccessItems(opener, new Names(desk.directory()));
        List<AuditItem> shown = found.items().stream()
                .map(access -> items.of(access.shard(), access.offset(), access.record()))
                .toList();
        return new Page<>(shown, found.nextCursor());
    }
}
