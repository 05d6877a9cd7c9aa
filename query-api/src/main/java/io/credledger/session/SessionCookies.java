package io.credledger.session;

import io.credledger.crypto.Tickets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What stands in the session cookie: sealed, with when the browser was last seen. Safe for use by several threads. */
public final class SessionCookies {

    public static final String NAME = "credledger_session";
    public static final String PATH = "/";

    private static final String KIND = "session/1";

    /** So often a busy browser gets a new cookie; in between, what it did does not count as having been seen. */
    private static final Duration FRESH = Duration.ofMinutes(1);

    /** What the clocks of several processes may differ by. */
    private static final Duration SKEW = Duration.ofMinutes(1);

    private final Tickets tickets;
    private final SessionLife life;
    private final Clock clock;

    public SessionCookies(Tickets tickets, SessionLife life, Clock clock) {
        this.tickets = tickets;
        this.life = life;
        this.clock = clock;
    }

    public SessionLife life() {
        return life;
    }

    public String seal(BrowserSession session) {
        return tickets.seal(KIND, session.toBytes());
    }

    /** The session of a cookie of ours; empty where it is none, or was left alone for too long. */
    Optional<BrowserSession> open(String cookie) {
        return tickets.open(KIND, cookie).flatMap(BrowserSession::parse).filter(this::isAwake);
    }

    private boolean isAwake(BrowserSession session) {
        Instant now = clock.instant();
        return now.isBefore(session.seenAt().plus(life.idle()))
                && now.isBefore(session.expiresAt())
                && !session.seenAt().isAfter(now.plus(SKEW));
    }

    /** The cookie anew, if it is time. With a short idle time it is always. */
    public Optional<String> resealed(BrowserSession session) {
        Instant now = clock.instant();
        Duration fresh = FRESH.compareTo(life.idle().dividedBy(2)) < 0 ? FRESH : Duration.ZERO;
        return now.isBefore(session.seenAt().plus(fresh)) ? Optional.empty() : Optional.of(seal(session.seen(now)));
    }
}
