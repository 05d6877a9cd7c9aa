package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import java.time.Duration;
import java.time.Instant;

/** Leases, expiry and sign-ins are judged by time; half a minute is still harmless to all. */
final class Clocks {

    private static final Duration TOLERATED = Duration.ofSeconds(30);
    private static final String MEND = "let all machines keep time by NTP";

    private Clocks() {}

    /** @param event the newest: only one from the future says anything about a clock */
    static Finding judge(String whose, Instant event, Instant here) {
        Duration ahead = Duration.between(here, event);
        return ahead.compareTo(TOLERATED) > 0
                ? Trouble.failed(
                        "clock",
                        "the newest event of the " + whose + " is " + ahead.toSeconds() + " s in the future",
                        MEND)
                : Finding.ok("clock", "no event of the " + whose + " is from the future");
    }

    static Finding compare(String whose, Instant there, Instant here) {
        Duration skew = Duration.between(here, there);
        return skew.abs().compareTo(TOLERATED) > 0
                ? Trouble.failed(
                        "clock",
                        "that of the " + whose + " differs by " + skew.abs().toSeconds() + " s",
                        MEND)
                : Finding.ok(
                        "clock",
                        "that of the " + whose + " differs by " + skew.abs().toSeconds() + " s");
    }
}
