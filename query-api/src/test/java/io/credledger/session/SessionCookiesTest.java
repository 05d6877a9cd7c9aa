package io.credledger.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Tickets;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Routing;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionCookiesTest {

    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration LIFE = Duration.ofHours(12);
    private static final Duration MOMENT = Duration.ofMillis(1);

    private final MovableClock clock = new MovableClock();
    private final MasterKeys master = MasterKeys.parse(MasterKeys.generate());
    private final Tickets tickets = master.tickets(LedgerId.of(1, 2));
    private final SessionCookies cookies = new SessionCookies(tickets, new SessionLife(IDLE, LIFE), clock);
    private final BrowserSession session = BrowserSession.begin(
            IdentityId.of(new Routing(7), 8), clock.instant(), clock.instant().plus(LIFE));

    @Test
    void aCookieIsItsSession() {
        BrowserSession opened = cookies.open(cookies.seal(session)).orElseThrow();

        assertThat(opened.id()).isEqualTo(session.id());
        assertThat(opened.identity()).isEqualTo(session.identity());
        assertThat(opened.expiresAt()).isEqualTo(session.expiresAt());
        assertThat(opened.csrf()).isEqualTo(session.csrf());
        assertThat(opened.hasHash(session.hash())).isTrue();
    }

    @Test
    void twoSessionsShareNothing() {
        BrowserSession other = BrowserSession.begin(
                session.identity(), clock.instant(), clock.instant().plus(LIFE));

        assertThat(other.id()).isNotEqualTo(session.id());
        assertThat(other.hasHash(session.hash())).isFalse();
        assertThat(other.hasCsrf(session.csrf())).isFalse();
    }

    @Test
    void leftAloneForTooLongItIsNobodys() {
        String cookie = cookies.seal(session);

        clock.pass(IDLE.minus(MOMENT));
        assertThat(cookies.open(cookie)).isPresent();
        clock.pass(MOMENT);
        assertThat(cookies.open(cookie)).isEmpty();
    }

    @Test
    void howeverBusyItEnds() {
        String cookie = cookies.seal(session);
        for (Duration passed = Duration.ZERO; passed.compareTo(LIFE) < 0; passed = passed.plusMinutes(20)) {
            BrowserSession opened = cookies.open(cookie).orElseThrow();
            cookie = cookies.resealed(opened).orElse(cookie);
            clock.pass(Duration.ofMinutes(20));
        }

        assertThat(cookies.open(cookie)).isEmpty();
    }

    @Test
    void itIsSealedAnewOnceAMinute() {
        BrowserSession opened = cookies.open(cookies.seal(session)).orElseThrow();

        clock.pass(Duration.ofMinutes(1).minus(MOMENT));
        assertThat(cookies.resealed(opened)).isEmpty();
        clock.pass(MOMENT);
        BrowserSession anew = cookies.resealed(opened).flatMap(cookies::open).orElseThrow();
        assertThat(anew.seenAt()).isEqualTo(clock.instant());
        assertThat(anew.id()).isEqualTo(session.id());
        assertThat(anew.csrf()).isEqualTo(session.csrf());
    }

    @Test
    void aShortIdleTimeIsCountedFromEveryRequest() {
        SessionCookies strict = new SessionCookies(tickets, new SessionLife(Duration.ofSeconds(30), LIFE), clock);

        clock.pass(Duration.ofSeconds(1));
        assertThat(strict.resealed(session)).isPresent();
    }

    @Test
    void clocksMayDifferALittle() {
        String cookie = cookies.seal(session.seen(clock.instant().plusSeconds(60)));
        String later = cookies.seal(session.seen(clock.instant().plusSeconds(61)));

        assertThat(cookies.open(cookie)).isPresent();
        assertThat(cookies.open(later)).isEmpty();
    }

    @Test
    void nothingElseIsACookie() {
        String cookie = cookies.seal(session);
        for (int i = 0; i < cookie.length() - 1; i++) {
            char other = cookie.charAt(i) == 'A' ? 'B' : 'A';
            assertThat(cookies.open(cookie.substring(0, i) + other + cookie.substring(i + 1)))
                    .as("changed at %d", i)
                    .isEmpty();
        }
        assertThat(cookies.open("")).isEmpty();
        assertThat(cookies.open(tickets.seal("presession/1", session.toBytes())))
                .isEmpty();
        assertThat(cookies.open(master.tickets(LedgerId.of(1, 3)).seal("session/1", session.toBytes())))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 17, 49, 108})
    void whatIsCutShortIsNone(int length) {
        byte[] cut = new byte[length];
        System.arraycopy(session.toBytes(), 0, cut, 0, length);

        assertThat(BrowserSession.parse(cut)).isEmpty();
    }

    @Test
    void itsTextTellsNothing() {
        assertThat(session.toString())
                .contains(session.id().value())
                .doesNotContain(session.csrf())
                .contains("redacted");
        assertThat(new Presented("Bearer canary", "canary").toString()).doesNotContain("canary");
    }
}
