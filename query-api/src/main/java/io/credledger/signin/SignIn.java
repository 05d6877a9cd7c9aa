package io.credledger.signin;

import io.credledger.edge.Ask;
import io.credledger.edge.EdgeReason;
import io.credledger.edge.NotYetException;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.SessionId;
import io.credledger.operation.Desk;
import io.credledger.operation.Done;
import io.credledger.operation.Sessions;
import io.credledger.session.ApiTokenAuthenticator;
import io.credledger.session.ApiTokenAuthenticator.Proof;
import io.credledger.session.BrowserSession;
import io.credledger.session.SessionCookies;
import io.credledger.view.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions for whoever has proved who they are. A browser never goes on with the session that it had before. */
public final class SignIn {

    private static final Logger LOG = LoggerFactory.getLogger(SignIn.class);

    private final Desk desk;
    private final Sessions sessions;
    private final SessionCookies cookies;
    private final ApiTokenAuthenticator tokens;

    public SignIn(Desk desk, SessionCookies cookies, ApiTokenAuthenticator tokens) {
        this.desk = desk;
        this.sessions = new Sessions(desk);
        this.cookies = cookies;
        this.tokens = tokens;
    }

    public SessionCookies cookies() {
        return cookies;
    }

    public Sessions sessions() {
        return sessions;
    }

    /** By an API token. The session ends when the token does. */
    public Done<BrowserSession> byToken(String token, Visit visit) {
        Proof proof = tokens.proof(token)
                .filter(found -> isActive(found.identity()))
                .orElseThrow(EdgeReason.SIGN_IN_REFUSED::refusal);
        return open(proof.identity(), ApiTokenAuthenticator.AUTH, proof.expiresAt(), visit);
    }

    private boolean isActive(IdentityId id) {
        return desk.view().identity(id).map(Row::state).filter(Identity::active).isPresent();
    }

    /** @param atMost when what proved it ends; null where that does not matter any more */
    Done<BrowserSession> open(IdentityId identity, String way, @Nullable Instant atMost, Visit visit) {
        Instant now = desk.clock().instant().truncatedTo(ChronoUnit.MILLIS);
        Instant end = now.plus(cookies.life().absolute());
        BrowserSession session =
                BrowserSession.begin(identity, now, atMost != null && atMost.isBefore(end) ? atMost : end);
        BrowserSession before = visit.before();
        boolean others = before != null && !before.identity().equals(identity);
        Position position = open(session, way, visit, before == null || others ? null : before.id());
        if (before != null && others) {
            end(before);
        }
        return new Done<>(session, position);
    }

    private Position open(BrowserSession session, String way, Visit visit, @Nullable SessionId replaces) {
        try {
            return sessions.open(session, way, visit.agent(), replaces);
        } catch (RefusedException e) {
            if (replaces == null || !e.refusal().slug().equals(RefusalReason.UNKNOWN_SESSION.slug())) {
                throw e;
            }
            // It ended meanwhile; whoever has just proved who they are needs none before.
            return sessions.open(session, way, visit.agent(), null);
        }
    }

    /** Somebody else's session in this browser. That it ends is no reason to fail. */
    private void end(BrowserSession other) {
        try {
            sessions.revoke(Ask.of(other.identity(), null, new byte[0], null), other.identity(), other.id());
        } catch (RefusedException | NotYetException e) {
            LOG.info("a session that another one followed had ended, or will");
        }
    }
}
