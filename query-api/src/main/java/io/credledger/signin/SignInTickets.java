package io.credledger.signin;

import io.credledger.crypto.Tickets;
import io.credledger.protocol.Pkce;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.credledger.web.ReturnTo;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/** Sign-ins on their way, sealed: no process remembers one, so any may see it come back. */
final class SignInTickets {

    static final Duration LIFE = Duration.ofMinutes(10);

    private static final String KIND = "signin/1";
    private static final int RANDOM_BYTES = 32;
    private static final int PARTS = 5;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tickets tickets;
    private final Clock clock;

    SignInTickets(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    SignInTicket begin(ReturnTo returnTo) {
        return new SignInTicket(clock.instant().plus(LIFE), random(), random(), Pkce.newVerifier(), returnTo);
    }

    private static SecretToken random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        RANDOM.nextBytes(bytes);
        return SecretToken.takeCopyOf(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** None of the parts has a line end in it. */
    @RevealsSecret(reason = "seals it for the browser's cookie")
    String seal(SignInTicket ticket) {
        String text = String.join(
                "\n",
                Long.toString(ticket.end().toEpochMilli()),
                ticket.state().revealText(),
                ticket.nonce().revealText(),
                ticket.verifier().revealText(),
                ticket.returnTo().path());
        return tickets.seal(KIND, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Empty for what is none of ours; it may have ended. */
    Optional<SignInTicket> open(String sealed) {
        return tickets.open(KIND, sealed)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).split("\n", -1))
                .filter(parts -> parts.length == PARTS)
                .map(parts -> new SignInTicket(
                        Instant.ofEpochMilli(Long.parseLong(parts[0])),
                        SecretToken.takeCopyOf(parts[1]),
                        SecretToken.takeCopyOf(parts[2]),
                        SecretToken.takeCopyOf(parts[3]),
                        new ReturnTo(parts[4])));
    }

    boolean isOver(SignInTicket ticket) {
        return !clock.instant().isBefore(ticket.end());
    }
}
