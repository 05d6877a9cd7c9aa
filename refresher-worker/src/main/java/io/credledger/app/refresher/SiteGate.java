package io.credledger.app.refresher;

import io.credledger.fold.Gatekeeper.Answer;
import io.credledger.ledger.CommandId;
import io.credledger.refresh.Passage;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How one provider is asked: so many at once, and not at all for a while where it fails. */
final class SiteGate {

    private static final Duration FULL = Duration.ofMillis(200);
    private static final Duration SHUT = Duration.ofSeconds(30);
    private static final Duration MISCONFIGURED = Duration.ofMinutes(1);
    private static final int FAILURES = 5;

    private final int atOnce;
    private final Clock clock;
    private int underway;
    private int failures;
    private Instant shutUntil = Instant.MIN;
    private @Nullable CommandId client;

    SiteGate(int atOnce, Clock clock) {
        this.atOnce = atOnce;
        this.clock = clock;
    }

    /** @param registered the command that stored the client: another one opens the gate again */
    synchronized Answer ask(CommandId registered) {
        Instant now = clock.instant();
        if (!registered.equals(client)) {
            client = registered;
            shutUntil = Instant.MIN;
            failures = 0;
        }
        if (now.isBefore(shutUntil)) {
            return new Answer.Closed(Duration.between(now, shutUntil));
        }
        if (underway >= atOnce) {
            return new Answer.Closed(FULL);
        }
        underway++;
        return new Answer.Open(new OneWay());
    }

    private synchronized void ended(boolean failed, @Nullable Duration shut) {
        underway--;
        failures = failed ? failures + 1 : 0;
        Duration pause = failures >= FAILURES ? SHUT : shut;
        if (pause != null) {
            shutUntil = clock.instant().plus(pause);
        }
    }

    private synchronized void unasked() {
        underway--;
    }

    private final class OneWay implements Passage {

        @Override
        public void worked() {
            ended(false, null);
        }

        @Override
        public void failed() {
            ended(true, null);
        }

        @Override
        public void limited(@Nullable Duration retryAfter) {
            ended(false, retryAfter == null ? SHUT : retryAfter);
        }

        @Override
        public void misconfigured() {
            ended(false, MISCONFIGURED);
        }

        @Override
        public void unused() {
            unasked();
        }
    }
}
