package io.credledger.http;

import io.credledger.edge.Refusal;
import io.credledger.session.ClientRefusedException;
import io.credledger.token.TokenRefusedException;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes problems: as RFC 9457 says, and where clients of OAuth ask as RFC 6749 §5.2 says. */
final class Problems {

    static final String TYPE = "application/problem+json";

    /** The member that is a header too. */
    static final String RETRY_AFTER = "retry_after";

    private Problems() {}

    static void answer(Context context, ProblemType type, Map<String, Object> members) {
        context.status(type.status());
        if (type == ProblemType.NOT_AUTHENTICATED) {
            context.header("WWW-Authenticate", "Bearer");
        }
        if (type.status() == 503) {
            context.header("Retry-After", "1");
        }
        Object wait = members.get(RETRY_AFTER);
        if (wait != null) {
            context.header("Retry-After", wait.toString());
        }
        if (BrowserProblem.isFor(context)) {
            BrowserProblem.answer(context, type, members);
        } else if (Route.isOAuth(context.path())) {
            oauth(context, OAuthError.of(type), type.title(), Map.of("reason", type.slug()));
        } else {
            context.contentType(TYPE).result(Json.write(body(type, members, RequestId.of(context))));
        }
    }

    static Map<String, Object> body(ProblemType type, Map<String, Object> members, String requestId) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", type.uri());
        body.put("title", type.title());
        body.put("status", type.status());
        body.put("detail", type.title());
        body.putAll(members);
        body.put("request_id", requestId);
        return body;
    }

    static Map<String, Object> members(Refusal refusal) {
        Map<String, Object> members = new LinkedHashMap<>(refusal.members());
        if (!refusal.field().isEmpty()) {
            members.put("field", refusal.field());
            members.put("detail", refusal.field() + " " + refusal.rule());
        }
        return members;
    }

    static void answer(Context context, TokenRefusedException refused) {
        boolean unknown = refused.error().equals("invalid_client");
        context.status(unknown ? 401 : refused.isForNow() ? 503 : 400);
        if (unknown) {
            context.header("WWW-Authenticate", "Bearer");
        }
        Map<String, Object> members = new LinkedHashMap<>(refused.members());
        Object wait = members.remove(TokenRefusedException.RETRY_AFTER);
        if (wait != null) {
            context.header("Retry-After", wait.toString());
        }
        if (!refused.reason().isEmpty()) {
            members.put("reason", refused.reason());
        }
        oauth(context, refused.error(), refused.description(), members);
    }

    /** Browsers ask people for a password where they are told of {@code Basic}: so only who tried that is. */
    static void answer(Context context, ClientRefusedException refused) {
        context.status(refused.isUnknown() ? 401 : 400);
        if (refused.isUnknown()) {
            context.header("WWW-Authenticate", refused.byBasic() ? "Basic realm=\"credledger\"" : "Bearer");
        }
        oauth(context, refused.error(), refused.rule(), Map.of());
    }

    static void answer(Context context, OAuthException refused) {
        context.status(refused.status());
        oauth(context, refused.error(), refused.rule(), Map.of());
    }

    private static void oauth(Context context, String error, String description, Map<String, Object> members) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("error", error);
        body.put("error_description", description);
        body.putAll(members);
        body.put("request_id", RequestId.of(context));
        context.header("Cache-Control", "no-store")
                .contentType("application/json")
                .result(Json.write(body));
    }
}
