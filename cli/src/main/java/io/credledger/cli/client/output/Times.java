package io.credledger.cli.client.output;

import io.credledger.cli.client.terminal.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** RFC 3339 times for people, always UTC: history is compared across time zones. */
final class Times {

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter SECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    static String brief(String time) {
        return parse(time).map(MINUTES::format).orElseGet(() -> SafeText.of(time));
    }

    /** With how long ago or how far ahead that is. */
    static String withDistance(String time, Instant now) {
        return parse(time)
                .map(at -> SECONDS.format(at) + " (" + distance(Duration.between(at, now)) + ")")
                .orElseGet(() -> SafeText.of(time));
    }

    private static Optional<Instant> parse(String time) {
        try {
            return Optional.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(time, Instant::from));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static String distance(Duration since) {
        Duration size = since.abs();
        if (size.toSeconds() < 1) {
            return "now";
        }
        String text = size.toDays() > 1
                ? size.toDays() + " days"
                : size.toHours() > 0
                        ? size.toHours() + " h " + size.toMinutesPart() + " min"
                        : size.toMinutes() > 0 ? size.toMinutes() + " min" : size.toSeconds() + " s";
        return since.isNegative() ? "in " + text : text + " ago";
    }
}
