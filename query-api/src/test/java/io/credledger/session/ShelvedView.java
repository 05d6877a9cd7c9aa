package io.credledger.session;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.OpenSession;
import io.credledger.ledger.EntityState.SessionBook;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.SessionId;
import io.credledger.ledger.Stamp;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.view.LedgerView;
import io.credledger.view.Row;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A view of one identity and its sessions, as it was put there. */
final class ShelvedView {

    private static final DataKeyId KEY = DataKeyId.of(new byte[32]);

    private final IdentityId identity;
    private List<OpenSession> open = List.of();
    private boolean active = true;
    private boolean keyIsThere = true;

    ShelvedView(IdentityId identity) {
        this.identity = identity;
    }

    void opens(BrowserSession session, Instant end) {
        open = List.of(new OpenSession(session.id(), session.hash(), "oidc", Instant.EPOCH, end, 1));
    }

    void opensAs(SessionId id, BrowserSession session) {
        open = List.of(new OpenSession(id, session.hash(), "oidc", Instant.EPOCH, session.expiresAt(), 1));
    }

    void ends() {
        open = List.of();
    }

    void active(boolean now) {
        active = now;
    }

    void shreds() {
        keyIsThere = false;
    }

    LedgerView asView() {
        return (LedgerView) Proxy.newProxyInstance(
                ShelvedView.class.getClassLoader(),
                new Class<?>[] {LedgerView.class},
                (proxy, method, arguments) -> answer(method.getName()));
    }

    private Object answer(String question) {
        Stamp stamp = new Stamp(1, Instant.EPOCH, Instant.EPOCH, identity);
        Identity state = new Identity(identity, active, 1, Set.of(Role.USER), KEY, null, null, stamp);
        return switch (question) {
            case "identity" -> Optional.of(new Row<>(state, event()));
            case "admins" -> Set.of();
            case "sessions" -> Optional.of(new SessionBook(SessionBookId.of(identity), identity, open, stamp));
            case "dataKey" ->
                keyIsThere
                        ? Optional.of(new WrappedDataKey(KEY, identity, "details", Octets.copyOf(new byte[1])))
                        : Optional.empty();
            default -> throw new AssertionError("nobody asks for " + question);
        };
    }

    private LedgerEvent event() {
        EventHeader header = new EventHeader(
                LedgerId.of(1, 2),
                new Position(0, 1),
                EventId.of(1, 1),
                Instant.EPOCH,
                identity,
                CommandId.of(new Routing(1), 1),
                identity,
                1,
                null);
        return new LedgerEvent(header, new Fact.IdentityDeactivated(1), null);
    }
}
