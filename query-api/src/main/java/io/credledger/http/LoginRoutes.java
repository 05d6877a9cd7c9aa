package io.credledger.http;

import io.credledger.ledger.Details.LoginSubject;
import io.credledger.ledger.LoginId;
import io.credledger.operation.Done;
import io.credledger.operation.LoginCard;
import io.credledger.operation.Logins;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v1/identities/{handle}/logins}: as which subjects of issuers somebody signs in. */
final class LoginRoutes {

    private final Logins logins;

    LoginRoutes(Services services) {
        this.logins = new Logins(services.desk());
    }

    void register(Map<Route, Answering> routes) {
        routes.put(Route.LOGIN_LIST, this::list);
        routes.put(Route.LOGIN_MAP, this::map);
        routes.put(Route.LOGIN_UNMAP, this::unmap);
    }

    private void list(Call call) {
        Map<String, @Nullable Object> answer = new LinkedHashMap<>();
        answer.put("items", logins.list(call.handle()));
        answer.put("next_cursor", null);
        call.ok(answer);
    }

    private void map(Call call) {
        Fields fields = call.json();
        LoginSubject subject =
                new LoginSubject(fields.text("issuer", Limits.URL), fields.text("subject", Limits.ACCOUNT));
        fields.done();
        Done<LoginCard> done = logins.map(call.ask(), call.handle(), subject);
        call.at(done.position()).ok(done.what());
    }

    private void unmap(Call call) {
        LoginId id = call.path("id", LoginId::new, ProblemType.UNKNOWN_LOGIN);
        call.at(logins.unmap(call.ask(), call.handle(), id)).noContent();
    }
}
