package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "120,PT2M",
        "0,PT0S",
        "' 7 ',PT7S",
        "999999999999,PT24H",
        "'Fri, 20 Nov 2026 12:05:00 GMT',PT5M",
        "'Fri, 20 Nov 2026 11:00:00 GMT',PT0S",
        "'Sun, 20 Nov 2027 12:05:00 GMT',",
        "'Sat, 20 Nov 2027 12:05:00 GMT',PT24H",
        "soon,",
        "-5,",
        "1.5,"
    })
    void secondsAndDatesAreUnderstood(String header, Duration expected) {
        assertThat(RetryAfter.of(Answers.json(429, "{}", "retry-after", header), NOW))
                .isEqualTo(expected);
    }

    @Test
    void theResetOfALimitCountsOnlyWhereTheLimitIsReached() {
        String reset = Long.toString(NOW.plusSeconds(30).getEpochSecond());

        assertThat(RetryAfter.of(
                        Answers.json(429, "{}", "x-ratelimit-remaining", "0", "x-ratelimit-reset", reset), NOW))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of(Answers.json(429, "{}", "ratelimit-remaining", "0", "ratelimit-reset", reset), NOW))
                .isEqualTo(Duration.ofSeconds(30));
        assertThat(RetryAfter.of(
                        Answers.json(429, "{}", "x-ratelimit-remaining", "3", "x-ratelimit-reset", reset), NOW))
                .isNull();
    }

    @Test
    void anAnswerWithoutAHintHasNone() {
        assertThat(RetryAfter.of(Answers.json(503, "{}"), NOW)).isNull();
    }
}
