package io.credledger.http;

import io.credledger.ledger.ApiTokenId;
import io.credledger.operation.ApiTokens;
import io.credledger.operation.Done;
import io.credledger.operation.IssuedToken;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/identities/{handle}/tokens}. */
final class ApiTokenRoutes {

    private final ApiTokens tokens;

    ApiTokenRoutes(Services services) {
        this.tokens = new ApiTokens(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.TOKEN_ISSUE, this::issue);
        routes.put(Route.TOKEN_LIST, call -> call.page(tokens.list(call.handle(), call.page())));
        routes.put(Route.TOKEN_REVOKE, this::revoke);
    }

    private void issue(Call call) {
        Fields fields = call.optionalJson();
        String label = fields.optionalText("label", Limits.NAME);
        Long seconds = fields.optionalWhole("expires_in", 1, Limits.TOKEN_LIFE);
        fields.done();
        Duration validFor = seconds == null ? null : Duration.ofSeconds(seconds);
        Done<IssuedToken> done = tokens.issue(call.ask(), call.handle(), label, validFor);
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("id", done.what().token().id().value());
        answer.put("token", done.what().token().reveal());
        answer.put("expires_at", done.what().expiresAt());
        call.at(done.position()).header("Cache-Control", "no-store").answer(201, answer);
    }

    private void revoke(Call call) {
        ApiTokenId id = call.path("id", ApiTokenId::new, ProblemType.UNKNOWN_TOKEN);
        Done<ApiTokenId> done = tokens.revoke(call.ask(), call.handle(), id);
        call.at(done.position()).noContent();
    }
}
