package io.credledger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Tickets;
import io.credledger.ledger.LedgerId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PreSessionTest {

    private final MovableClock clock = new MovableClock();
    private final Tickets tickets = MasterKeys.parse(MasterKeys.generate()).tickets(LedgerId.of(1, 2));
    private final PreSession guard = new PreSession(tickets, clock);

    @Test
    void aFormIsOfTheBrowserThatItWasShownIn() {
        String cookie = guard.begin();
        String token = guard.csrf(cookie).orElseThrow();

        assertThat(guard.hasCsrf(cookie, token)).isTrue();
        assertThat(guard.hasCsrf(guard.begin(), token)).isFalse();
        assertThat(guard.hasCsrf(cookie, token + "x")).isFalse();
        assertThat(guard.hasCsrf(cookie, null)).isFalse();
        assertThat(guard.hasCsrf(null, token)).isFalse();
        assertThat(guard.hasCsrf("nonsense", token)).isFalse();
    }

    @Test
    void itIsGoodForAnHour() {
        String cookie = guard.begin();
        String token = guard.csrf(cookie).orElseThrow();

        clock.pass(PreSession.LIFE.minusMillis(1));
        assertThat(guard.hasCsrf(cookie, token)).isTrue();
        clock.pass(Duration.ofMillis(1));
        assertThat(guard.hasCsrf(cookie, token)).isFalse();
    }

    @Test
    void aSessionIsNoPreSession() {
        assertThat(guard.csrf(tickets.seal("session/1", new byte[40]))).isEmpty();
        assertThat(guard.csrf(tickets.seal("presession/1", new byte[39]))).isEmpty();
    }
}
