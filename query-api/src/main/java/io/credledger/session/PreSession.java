package io.credledger.session;

import io.credledger.crypto.Tickets;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What binds a sign-in form to the browser that it was shown in, before there is a session: nobody can be made to sign in as somebody else
 * by a form on another site. A cookie with a sealed secret, and the token of it in the form.
 */
public final class PreSession {

    public static final String NAME = "credledger_presession";
    public static final String PATH = "/";
    public static final Duration LIFE = Duration.ofHours(1);

    private static final String KIND = "presession/1";
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Tickets tickets;
    private final Clock clock;

    public PreSession(Tickets tickets, Clock clock) {
        this.tickets = tickets;
        this.clock = clock;
    }

    /** A new cookie. */
    public String begin() {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        long end = clock.instant().plus(LIFE).toEpochMilli();
        return tickets.seal(
                KIND,
                ByteBuffer.allocate(Long.BYTES + SECRET_BYTES)
                        .putLong(end)
                        .put(secret)
                        .array());
    }

    /** The form's token for a cookie; empty where that is none of ours, or too old. */
    public Optional<String> csrf(@Nullable String cookie) {
        return secret(cookie).map(Csrf::token);
    }

    public boolean hasCsrf(@Nullable String cookie, @Nullable String token) {
        return secret(cookie).filter(secret -> Csrf.matches(secret, token)).isPresent();
    }

    private Optional<byte[]> secret(@Nullable String cookie) {
        return Optional.ofNullable(cookie)
                .flatMap(text -> tickets.open(KIND, text))
                .map(ByteBuffer::wrap)
                .filter(ticket -> ticket.remaining() == Long.BYTES + SECRET_BYTES)
                .filter(ticket -> clock.millis() < ticket.getLong())
                .map(ticket -> {
                    byte[] secret = new byte[SECRET_BYTES];
                    ticket.get(secret);
                    return secret;
                });
    }
}
