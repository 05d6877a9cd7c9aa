package io.credledger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.MasterKeys;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionAuthenticatorTest {

    private static final Duration LIFE = Duration.ofHours(12);

    private final MovableClock clock = new MovableClock();
    private final SessionCookies cookies = new SessionCookies(
            MasterKeys.parse(MasterKeys.generate()).tickets(LedgerId.of(1, 2)),
            new SessionLife(Duration.ofMinutes(30), LIFE),
            clock);
    private final BrowserSession session = BrowserSession.begin(
            IdentityId.of(new Routing(7), 8), clock.instant(), clock.instant().plus(LIFE));
    private final ShelvedView view = new ShelvedView(session.identity());
    private final SessionAuthenticator authenticator = new SessionAuthenticator(view.asView(), cookies, clock);

    @BeforeEach
    void open() {
        view.opens(session, session.expiresAt());
    }

    private Optional<Caller> caller() {
        return authenticator.authenticate(new Presented(null, cookies.seal(session)));
    }

    @Test
    void whoeverHasTheCookieCalls() {
        Caller caller = caller().orElseThrow();

        assertThat(caller.id()).isEqualTo(session.identity());
        assertThat(caller.auth()).isEqualTo("session");
        assertThat(caller.roles()).containsExactly(Role.USER);
        assertThat(caller.session()).isNotNull();
    }

    @Test
    void withoutOneNobodyDoes() {
        assertThat(authenticator.authenticate(new Presented(null, null))).isEmpty();
        assertThat(authenticator.authenticate(new Presented(null, ""))).isEmpty();
    }

    @Test
    void aSessionThatWasEndedIsOver() {
        view.ends();

        assertThat(caller()).isEmpty();
    }

    @Test
    void aCookieOfAnotherSecretIsNone() {
        BrowserSession other = BrowserSession.begin(
                session.identity(), clock.instant(), clock.instant().plus(LIFE));
        view.opensAs(session.id(), other);

        assertThat(caller()).isEmpty();
    }

    @Test
    void theLedgerSaysWhenItEnds() {
        view.opens(session, clock.instant().plusSeconds(60));

        clock.pass(Duration.ofSeconds(59));
        assertThat(caller()).isPresent();
        clock.pass(Duration.ofSeconds(1));
        assertThat(caller()).isEmpty();
    }

    @Test
    void theInactiveAndTheErasedHaveNone() {
        view.active(false);
        assertThat(caller()).isEmpty();
        view.active(true);
        assertThat(caller()).isPresent();
        view.shreds();
        assertThat(caller()).isEmpty();
    }

    @Test
    void aHeaderDecidesAlone() {
        Authenticator all = new Authenticators(
                List.of(presented -> presented
                        .bearer()
                        .filter("good"::equals)
                        .map(good -> new Caller(IdentityId.of(new Routing(1), 1), java.util.Set.of(), "api_token"))),
                authenticator);
        String cookie = cookies.seal(session);

        assertThat(all.authenticate(new Presented(null, cookie)).map(Caller::auth))
                .hasValue("session");
        assertThat(all.authenticate(new Presented("Bearer good", cookie)).map(Caller::auth))
                .hasValue("api_token");
        assertThat(all.authenticate(new Presented("Bearer bad", cookie))).isEmpty();
        assertThat(all.authenticate(new Presented("Basic good", cookie))).isEmpty();
        assertThat(all.authenticate(new Presented("", cookie))).isEmpty();
    }
}
