package io.credledger.http;

import io.credledger.session.BrowserSession;
import io.javalin.http.Context;

/** Keeps other sites from writing with a browser's session: it must be our page that asks, and it must know the session's token. */
final class SameOrigin {

    static final String HEADER = "X-CSRF-Token";
    static final String FIELD = "csrf";

    private SameOrigin() {}

    /** What browsers say of who made them ask. Programs say nothing, and have no browser's cookies. */
    static void require(Context context, Site site) {
        String fetch = context.header("Sec-Fetch-Site");
        String origin = context.header("Origin");
        if (origin != null && !site.url().isOurs(origin)) {
            throw ProblemException.field(
                    ProblemType.CSRF_TOKEN_INVALID, "Origin", "must be that of CREDLEDGER_PUBLIC_URL");
        }
        if (fetch != null && !fetch.equals("same-origin")) {
            throw ProblemException.of(ProblemType.CSRF_TOKEN_INVALID);
        }
    }

    /** Whether it was another site that sent the browser here, as far as it says. */
    static boolean isSentByOthers(Context context) {
        String fetch = context.header("Sec-Fetch-Site");
        return fetch != null && !fetch.equals("same-origin") && !fetch.equals("none");
    }

    static void require(Context context, Call call, BrowserSession session) {
        require(context, call.site());
        String token = context.header(HEADER);
        if (token == null && call.hasForm()) {
            token = Form.only(call.form(), FIELD);
        }
        if (!session.hasCsrf(token)) {
            throw ProblemException.of(ProblemType.CSRF_TOKEN_INVALID);
        }
    }
}
