package io.credledger.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.Tickets;
import io.credledger.ledger.LedgerId;
import io.credledger.session.MovableClock;
import io.credledger.web.ReturnTo;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SignInTicketsTest {

    private final MovableClock clock = new MovableClock();
    private final Tickets sealer = MasterKeys.parse(MasterKeys.generate()).tickets(LedgerId.of(1, 2));
    private final SignInTickets tickets = new SignInTickets(sealer, clock);

    @Test
    void whatWasSealedIsOpened() {
        SignInTicket ticket = tickets.begin(new ReturnTo("/v1/me?x=y"));

        assertThat(tickets.open(tickets.seal(ticket))).hasValue(ticket);
    }

    @Test
    void twoHaveNothingInCommon() {
        SignInTicket one = tickets.begin(ReturnTo.HOME);
        SignInTicket other = tickets.begin(ReturnTo.HOME);

        assertThat(one.state()).isNotEqualTo(other.state()).isNotEqualTo(one.nonce());
        assertThat(one.nonce()).isNotEqualTo(other.nonce());
        assertThat(one.verifier()).isNotEqualTo(other.verifier());
    }

    @Test
    void tenMinutesAreEnough() {
        SignInTicket ticket = tickets.begin(ReturnTo.HOME);

        clock.pass(Duration.ofMinutes(10).minusMillis(1));
        assertThat(tickets.isOver(ticket)).isFalse();
        clock.pass(Duration.ofMillis(1));
        assertThat(tickets.isOver(ticket)).isTrue();
    }

    @Test
    void nothingElseIsOne() {
        String sealed = tickets.seal(tickets.begin(ReturnTo.HOME));

        assertThat(tickets.open(sealed.substring(1))).isEmpty();
        assertThat(tickets.open("nonsense")).isEmpty();
        assertThat(tickets.open(sealer.seal("session/1", new byte[100]))).isEmpty();
        assertThat(tickets.open(sealer.seal("signin/1", new byte[100]))).isEmpty();
    }

    @Test
    void itsTextTellsNothing() {
        SignInTicket ticket = tickets.begin(new ReturnTo("/canary"));

        assertThat(ticket.toString())
                .doesNotContain("canary")
                .doesNotContain(ticket.state().revealText());
    }
}
