package io.credledger.session;

import io.credledger.ledger.EntityState.Identity;
import io.credledger.ledger.EntityState.OpenSession;
import io.credledger.view.LedgerView;
import java.time.Clock;
import java.util.Optional;

/** The session cookie. A session is over as soon as this process has applied that it is, whatever its cookie says. */
public final class SessionAuthenticator implements Authenticator {

    public static final String AUTH = "session";

    private final LedgerView view;
    private final SessionCookies cookies;
    private final Clock clock;
    private final Callers callers;

    public SessionAuthenticator(LedgerView view, SessionCookies cookies, Clock clock) {
        this.view = view;
        this.cookies = cookies;
        this.clock = clock;
        this.callers = new Callers(view);
    }

    @Override
    public Optional<Caller> authenticate(Presented presented) {
        return Optional.ofNullable(presented.session())
                .flatMap(cookies::open)
                .filter(this::isOpen)
                .flatMap(session -> callers.caller(session.identity(), AUTH, session));
    }

    private boolean isOpen(BrowserSession session) {
        return view.sessions(session.identity())
                .flatMap(book -> book.find(session.id()))
                .filter(open -> isSame(open, session))
                .flatMap(open -> view.identity(session.identity()))
                .filter(row -> isThere(row.state()))
                .isPresent();
    }

    private boolean isSame(OpenSession open, BrowserSession session) {
        return session.hasHash(open.secretHash()) && clock.instant().isBefore(open.expiresAt());
    }

    /** Whoever was erased has no key any more. */
    private boolean isThere(Identity identity) {
        return view.dataKey(identity.id().routing(), identity.detailsKey()).isPresent();
    }
}
