package io.credledger.operation;

import io.credledger.crypto.DataKey;
import io.credledger.edge.Ask;
import io.credledger.edge.CommandDraft;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Details;
import io.credledger.ledger.Details.SessionLabel;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.OpenSession;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.SessionBookId;
import io.credledger.ledger.SessionId;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import io.credledger.view.Row;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Browser sessions of an identity: begun, replaced, listed, ended. */
public final class Sessions {

    private static final int MAX_AGENT = 255;

    private final Desk desk;

    public Sessions(Desk desk) {
        this.desk = desk;
    }

    /**
     * Opens it in the ledger.
     *
     * @param way {@code oidc} or {@code api_token}
     * @param agent what the browser calls itself
     * @param replaces the session that ends with it; refused with {@code unknown-session} if that has ended already
     */
    public Position open(BrowserSession session, String way, @Nullable String agent, @Nullable SessionId replaces) {
        Identity identity = identity(session.identity());
        Command command = new Command.OpenSession(
                SessionBookId.of(identity.id()),
                identity.id(),
                identity.epoch(),
                session.id(),
                session.hash(),
                way,
                session.expiresAt(),
                replaces);
        return commit(Ask.of(identity.id(), null, new byte[0], null), identity, command, label(agent));
    }

    /** The next one of a session, with the same end: being busy does not make it last. */
    public BrowserSession successor(BrowserSession session) {
        return BrowserSession.begin(session.identity(), desk.clock().instant(), session.expiresAt());
    }

    /** Opens a session's successor, and ends the session with it. */
    public Position replace(BrowserSession session, BrowserSession successor, @Nullable String agent) {
        String way = desk.view()
                .sessions(session.identity())
                .flatMap(book -> book.find(session.id()))
                .map(OpenSession::way)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_SESSION));
        return open(successor, way, agent, session.id());
    }

    /** Those that have not ended; a browser that left one alone for too long cannot go on with it all the same. */
    public List<SessionCard> list(Caller caller) {
        return list(caller.id(), caller.session());
    }

    /** Another's: whoever asks is in none of them. */
    public List<SessionCard> list(IdentityId identity) {
        return list(identity, null);
    }

    private List<SessionCard> list(IdentityId identity, @Nullable BrowserSession asking) {
        return desk.view().sessions(identity).stream()
                .flatMap(book -> book.open().stream())
                .filter(open -> desk.clock().instant().isBefore(open.expiresAt()))
                .map(open -> card(open, identity, asking))
                .toList();
    }

    /** @param session the one, or null for all */
    public Position revoke(Ask ask, IdentityId id, @Nullable SessionId session) {
        Command command = new Command.RevokeSessions(SessionBookId.of(id), id, session);
        return commit(ask, identity(id), command, new Details.Nothing());
    }

    private SessionCard card(OpenSession open, IdentityId identity, @Nullable BrowserSession asking) {
        Optional<SessionLabel> label = desk.view()
                .event(SessionBookId.of(identity), open.seq())
                .flatMap(event -> desk.opener().open(event, SessionLabel.class));
        return new SessionCard(
                open.id().value(),
                open.way(),
                open.openedAt(),
                open.expiresAt(),
                label.map(SessionLabel::userAgent).orElse(null),
                asking != null && asking.id().equals(open.id()));
    }

    private Identity identity(IdentityId id) {
        return desk.view()
                .identity(id)
                .map(Row::state)
                .orElseThrow(() -> RefusedException.of(RefusalReason.UNKNOWN_IDENTITY));
    }

    private Position commit(Ask ask, Identity identity, Command command, Details details) {
        return desk.commits()
                .commit(ask, command.target(), () -> seal(ask, identity, command, details))
                .position();
    }

    private CommandMessage seal(Ask ask, Identity identity, Command command, Details details) {
        try (CommandDraft draft = desk.commands().begin(ask, command.target());
                DataKey key = desk.keyring()
                        .lend(identity.id(), identity.detailsKey())
                        .orElseThrow(EdgeReason.ERASED::refusal)) {
            return draft.finish(command, details, key);
        }
    }

    /** A browser may say anything of itself. */
    private static SessionLabel label(@Nullable String agent) {
        if (agent == null) {
            return new SessionLabel(null);
        }
        String plain = agent.codePoints()
                .filter(c -> !Character.isISOControl(c) && !(c >= 0xD800 && c <= 0xDFFF))
                .limit(MAX_AGENT)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return new SessionLabel(plain);
    }
}
