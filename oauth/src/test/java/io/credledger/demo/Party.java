package io.credledger.demo;

import io.credledger.demo.TokenResult.Issued;
import io.credledger.demo.TokenResult.Refused;
import io.credledger.secret.SecretToken;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A server, one client and the time. */
final class Party {

    static final SecretToken SECRET = SecretToken.takeCopyOf("made-up-client-secret");
    static final ClientLogin LOGIN = new ClientLogin("app", SECRET);

    final MovableClock clock = new MovableClock();
    final DemoClient client;
    final AuthorizationServer server = new AuthorizationServer(clock);

    Party(GrantPolicy policy) {
        client = new DemoClient("app", SECRET, policy);
        server.register(client);
    }

    IssuedTokens grant() {
        return server.grant("app", Account.DEMO, List.of("read"));
    }

    TokenResult refresh(@Nullable SecretToken token) {
        return server.refresh(LOGIN, there(token));
    }

    /** The new refresh token. */
    SecretToken refreshed(@Nullable SecretToken token) {
        return there(((Issued) refresh(token)).tokens().refreshToken());
    }

    Refusal refused(@Nullable SecretToken token) {
        return ((Refused) refresh(token)).refusal();
    }

    FamilyRecord family(IssuedTokens tokens) {
        return server.family(tokens.family()).orElseThrow();
    }

    void pass(Duration duration) {
        clock.pass(duration);
    }

    static SecretToken there(@Nullable SecretToken token) {
        if (token == null) {
            throw new AssertionError("there is no token");
        }
        return token;
    }
}
