package io.credledger.command;

import static io.credledger.ledger.RefusalReason.HANDLE_ERASED;
import static io.credledger.ledger.RefusalReason.IDENTITY_INACTIVE;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.SESSION_EXISTS;
import static io.credledger.ledger.RefusalReason.UNKNOWN_SESSION;

import io.credledger.command.Decision.Happening;
import io.credledger.ledger.Command;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.OpenSession;
import io.credledger.ledger.EntityState.SessionBook;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.SessionId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Browser sessions of an identity: begun, replaced, ended. */
final class Sessions {

    /** More devices than a person has; the oldest makes room. */
    static final int MOST_OPEN = 50;

    private final ShardState state;
    private final Residents residents;

    Sessions(ShardState state, Residents residents) {
        this.state = state;
        this.residents = residents;
    }

    Decision open(Command.OpenSession command) {
        RefusalReason reason = cannotOpen(command);
        if (reason != null) {
            return Decision.refused(reason);
        }
        List<SessionId> others = sessions(command.identity()).stream()
                .filter(one -> !one.equals(command.replaces()))
                .toList();
        Stream<SessionId> crowded = others.stream().limit(Math.max(0, others.size() - MOST_OPEN + 1));
        Fact opened = new Fact.SessionOpened(
                command.identity(),
                command.session(),
                command.secretHash(),
                command.way(),
                command.expiresAt(),
                Stream.concat(Stream.ofNullable(command.replaces()), crowded).toList());
        return Decision.happened(command.target(), opened);
    }

    private @Nullable RefusalReason cannotOpen(Command.OpenSession command) {
        if (!SessionBookId.of(command.identity()).equals(command.target())) {
            return MISROUTED;
        }
        RefusalReason unfit = residents.unfit(command.identity());
        if (unfit != null) {
            return unfit;
        }
        Identity identity = Objects.requireNonNull(state.find(command.identity(), Identity.class));
        if (identity.epoch() != command.epoch()) {
            return IDENTITY_INACTIVE;
        }
        if (sessions(command.identity()).contains(command.session())) {
            return SESSION_EXISTS;
        }
        // Whoever was signed out elsewhere must not come back by a switch that was under way.
        boolean gone =
                command.replaces() != null && !sessions(command.identity()).contains(command.replaces());
        return gone ? UNKNOWN_SESSION : null;
    }

    Decision revoke(Command.RevokeSessions command) {
        if (!SessionBookId.of(command.identity()).equals(command.target())) {
            return Decision.refused(MISROUTED);
        }
        if (residents.isErased(command.identity())) {
            return Decision.refused(HANDLE_ERASED);
        }
        SessionId one = command.session();
        if (one == null) {
            return new Decision.Accepted(ending(command.identity()).toList());
        }
        return sessions(command.identity()).contains(one)
                ? Decision.happened(command.target(), new Fact.SessionsRevoked(List.of(one)))
                : Decision.refused(UNKNOWN_SESSION);
    }

    /** That all of them end; nothing where none is open. */
    Stream<Happening> ending(IdentityId identity) {
        List<SessionId> open = sessions(identity);
        return open.isEmpty()
                ? Stream.empty()
                : Stream.of(new Happening(SessionBookId.of(identity), new Fact.SessionsRevoked(open)));
    }

    private List<SessionId> sessions(IdentityId identity) {
        SessionBook book = state.find(SessionBookId.of(identity), SessionBook.class);
        return book == null
                ? List.of()
                : book.open().stream().map(OpenSession::id).toList();
    }
}
