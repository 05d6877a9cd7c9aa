package io.credledger.http;

import io.credledger.ledger.Role;
import io.credledger.operation.ApiTokens;
import io.credledger.operation.Introspection;
import io.credledger.operation.Introspection.Worth;
import io.credledger.session.ApiTokenAuthenticator.Proof;
import io.credledger.session.ClientMethod;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where clients of OAuth find us (RFC 8414), and what they may ask of our own API tokens: RFC 7662 and RFC 7009. */
final class OAuthRoutes {

    private final Introspection introspection;
    private final ApiTokens tokens;

    OAuthRoutes(Services services) {
        this.introspection = services.introspection();
        this.tokens = new ApiTokens(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(
                Route.OAUTH_METADATA,
                call -> call.header("Cache-Control", "public, max-age=300")
                        .ok(OAuthMetadata.of(call.site().url())));
        routes.put(Route.INTROSPECT, this::introspect);
        routes.put(Route.REVOKE, this::revoke);
    }

    private void introspect(Call call) {
        if (call.client().method() == ClientMethod.NONE) {
            throw ProblemException.of(ProblemType.NOT_AUTHENTICATED);
        }
        if (!call.caller().is(Role.SERVICE)) {
            throw OAuthException.notAllowed("the client must have the role service");
        }
        Optional<Worth> worth = introspection.of(token(call));
        call.header("Cache-Control", "no-store")
                .ok(worth.map(found -> active(call, found)).orElse(Map.of("active", false)));
    }

    private static Map<String, Object> active(Call call, Worth worth) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("active", true);
        answer.put("token_type", "Bearer");
        answer.put("iss", call.site().url().origin());
        answer.put("sub", worth.identity().value());
        answer.put("username", worth.handle().value());
        answer.put("client_id", worth.handle().value());
        answer.put("jti", worth.token().value());
        answer.put("iat", worth.issuedAt().getEpochSecond());
        if (worth.expiresAt() != null) {
            answer.put("exp", worth.expiresAt().getEpochSecond());
        }
        return answer;
    }

    /** What is nobody's token, or no more, is as its client wants it. Whoever has a token may end it, so it speaks for itself. */
    private void revoke(Call call) {
        introspection.held(token(call)).ifPresent(held -> revoke(call, held));
        call.header("Cache-Control", "no-store").done();
    }

    private void revoke(Call call, Proof held) {
        if (call.client()
                .known()
                .filter(caller -> !caller.id().equals(held.identity()))
                .isPresent()) {
            throw OAuthException.notItsOwn("the token must be the client's own");
        }
        call.client().requireNamed(held.identity());
        call.at(tokens.revoke(call.askOf(held.identity()), held.identity(), held.token())
                .position());
    }

    /** Other parameters are left alone, as RFC 6749 §3.2 says; {@code token_type_hint} too, because there is one type. */
    private static String token(Call call) {
        List<String> values = call.form().getOrDefault("token", List.of());
        if (values.size() != 1 || values.get(0).isEmpty()) {
            throw OAuthException.invalidRequest("token must be given once");
        }
        return values.get(0);
    }
}
