package io.credledger.instance;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What makes a request unlike any other: {@code <milliseconds> <sender> <number>}.
 *
 * @param at by the sender's clock
 * @param sender random, of one life of one process
 * @param number counts the sender's requests
 */
record Stamp(Instant at, String sender, long number) {

    private static final Pattern PATTERN =
            Pattern.compile("(?<millis>\\d{1,15}) (?<sender>[A-Za-z0-9_-]{22}) (?<number>\\d{1,18})");

    String text() {
        return at.toEpochMilli() + " " + sender + " " + number;
    }

    /** Empty for anything that is no stamp. */
    static Optional<Stamp> parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        return matcher.matches()
                ? Optional.of(new Stamp(
                        Instant.ofEpochMilli(Long.parseLong(matcher.group("millis"))),
                        matcher.group("sender"),
                        Long.parseLong(matcher.group("number"))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "Stamp " + number;
    }
}
