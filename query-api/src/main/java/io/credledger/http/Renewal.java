package io.credledger.http;

import io.credledger.edge.NotYetException;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.RefusalReason;
import io.credledger.operation.Sessions;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import io.credledger.session.SessionCookies;

/** A fresh session for whoever has switched what they work with: what somebody learnt of the old one is worth nothing from then on. */
final class Renewal {

    private final Sessions sessions;
    private final SessionCookies cookies;

    Renewal(Entrance entrance) {
        this.sessions = entrance.signIn().sessions();
        this.cookies = entrance.signIn().cookies();
    }

    /** Gives the answer a new cookie and ends the old session; nothing for callers without one. To be called when the switch is committed. */
    void renew(Call call) {
        BrowserSession session = call.callerIfKnown().map(Caller::session).orElse(null);
        if (session == null) {
            return;
        }
        BrowserSession successor = sessions.successor(session);
        try {
            sessions.replace(session, successor, call.browser().agent().orElse(null));
        } catch (NotYetException e) {
            // The switch is done, and the old session will be: its successor's cookie is good from then on.
            call.browser().giveSession(cookies.seal(successor));
            return;
        } catch (RefusedException e) {
            if (!e.refusal().slug().equals(RefusalReason.UNKNOWN_SESSION.slug())) {
                throw e;
            }
            // Signed out elsewhere meanwhile: that stands.
            call.browser().takeSession();
            return;
        }
        call.browser().giveSession(cookies.seal(successor));
    }
}
