package io.credledger.protocol;

import io.credledger.outbound.OutboundAnswer;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How long a provider wants to be left alone (RFC 9110 section 10.2.3, or GitHub's and GitLab's headers). */
final class RetryAfter {

    /** A token dies of waiting longer. */
    static final Duration LONGEST = Duration.ofDays(1);

    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final DateTimeFormatter DATE = DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

    private RetryAfter() {}

    /** Null where the answer does not say. */
    static @Nullable Duration of(OutboundAnswer answer, Instant now) {
        return answer.header("retry-after")
                .flatMap(value -> after(value.strip(), now))
                .or(() -> isExhausted(answer) ? reset(answer, now) : Optional.empty())
                .map(RetryAfter::bounded)
                .orElse(null);
    }

    /** Whether the answer says that the limit was reached. */
    static boolean isRateLimit(OutboundAnswer answer) {
        return answer.header("retry-after").isPresent() || isExhausted(answer);
    }

    private static boolean isExhausted(OutboundAnswer answer) {
        return is0(answer, "x-ratelimit-remaining") || is0(answer, "ratelimit-remaining");
    }

    private static boolean is0(OutboundAnswer answer, String header) {
        return answer.header(header).filter(value -> value.strip().equals("0")).isPresent();
    }

    private static Optional<Duration> reset(OutboundAnswer answer, Instant now) {
        return answer.header("x-ratelimit-reset")
                .or(() -> answer.header("ratelimit-reset"))
                .map(String::strip)
                .filter(SECONDS.asMatchPredicate())
                .map(value -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(value))));
    }

    private static Optional<Duration> after(String value, Instant now) {
        if (SECONDS.matcher(value).matches()) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(value)));
        }
        try {
            return Optional.of(
                    Duration.between(now, ZonedDateTime.parse(value, DATE).toInstant()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Duration bounded(Duration wait) {
        if (wait.isNegative()) {
            return Duration.ZERO;
        }
        return wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
    }
}
