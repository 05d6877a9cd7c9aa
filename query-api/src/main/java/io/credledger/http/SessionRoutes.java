package io.credledger.http;

import io.credledger.edge.Ask;
import io.credledger.edge.RefusedException;
import io.credledger.ledger.Position;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.SessionId;
import io.credledger.operation.SessionCard;
import io.credledger.operation.Sessions;
import io.credledger.session.BrowserSession;
import io.credledger.session.Caller;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/sessions} and {@code /v1/signout}. */
final class SessionRoutes {

    private final Sessions sessions;

    SessionRoutes(Services services) {
        this.sessions = services.entrance().signIn().sessions();
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.SESSION_LIST, this::list);
        routes.put(Route.SESSION_REVOKE, this::revoke);
        routes.put(Route.SESSION_REVOKE_ALL, this::revokeAll);
        routes.put(Route.SIGN_OUT, this::signOut);
    }

    private void list(Call call) {
        List<SessionCard> cards = sessions.list(call.caller());
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", cards);
        answer.put("next_cursor", null);
        call.ok(answer);
    }

    private void revoke(Call call) {
        SessionId id = call.path("id", SessionId::new, ProblemType.UNKNOWN_SESSION);
        Position position = sessions.revoke(call.ask(), call.caller().id(), id);
        BrowserSession own = call.caller().session();
        if (own != null && own.id().equals(id)) {
            call.browser().takeSession();
        }
        call.at(position).noContent();
    }

    private void revokeAll(Call call) {
        call.browser().takeSession();
        call.at(sessions.revoke(call.ask(), call.caller().id(), null)).noContent();
    }

    /** Also of somebody whose session is over: then only the cookie goes. */
    private void signOut(Call call) {
        boolean everywhere = everywhere(call);
        Optional<Caller> caller = call.callerIfKnown();
        if (caller.isEmpty()) {
            // Another site's form comes without the cookie, and would have it taken away.
            call.browser().requireSameOrigin();
        } else {
            end(call, caller.get(), everywhere);
        }
        call.browser().takeSession();
        if (call.wantsPage()) {
            call.seeOther(Route.SIGN_IN.template());
        } else {
            call.noContent();
        }
    }

    private static boolean everywhere(Call call) {
        if (call.hasForm()) {
            return "true".equals(Form.only(call.form(), "everywhere"));
        }
        Fields fields = call.optionalJson();
        boolean everywhere = fields.flag("everywhere");
        fields.done();
        return everywhere;
    }

    private void end(Call call, Caller caller, boolean everywhere) {
        BrowserSession own = caller.session();
        Ask ask = call.ask();
        if (everywhere) {
            call.at(sessions.revoke(ask, caller.id(), null));
        } else if (own != null) {
            try {
                call.at(sessions.revoke(ask, caller.id(), own.id()));
            } catch (RefusedException e) {
                // Two clicks: it ended with the first.
                if (!e.refusal().slug().equals(RefusalReason.UNKNOWN_SESSION.slug())) {
                    throw e;
                }
            }
        }
    }
}
