package io.credledger.streams;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.FencedInstanceIdException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.apache.kafka.streams.errors.MissingSourceTopicException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class ThreadFailurePolicyTest {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
    private final ThreadFailurePolicy policy =
            new ThreadFailurePolicy(new ReplacementLimit(3, Duration.ofMinutes(1), nanos::get));

    @Test
    void aThreadThatDiedInATransactionsRaceIsReplaced() {
        assertThat(policy.handle(race())).isEqualTo(REPLACE_THREAD);
        assertThat(policy.fatal()).isEmpty();
    }

    @Test
    void threadsThatDieTooOftenAreNotReplaced() {
        for (int i = 0; i < 3; i++) {
            assertThat(policy.handle(race())).isEqualTo(REPLACE_THREAD);
            pass(Duration.ofSeconds(10));
        }

        assertThat(policy.handle(race())).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.fatal()).contains(ExitCode.UNEXPECTED);
    }

    @Test
    void replacementsAreForgivenAfterAMinute() {
        // The clock's number also turns negative on the way, as System.nanoTime() may.
        for (int i = 0; i < 20; i++) {
            assertThat(policy.handle(race())).isEqualTo(REPLACE_THREAD);
            pass(Duration.ofSeconds(20));
        }
    }

    static Stream<Arguments> fatal() {
        return Stream.of(
                arguments(
                        new UnrecoverableException(ExitCode.BAD_CONFIGURATION, "foreign topics"),
                        ExitCode.BAD_CONFIGURATION),
                arguments(
                        new UnrecoverableException(ExitCode.AUDIT_DISCREPANCY, "gap", race()),
                        ExitCode.AUDIT_DISCREPANCY),
                arguments(new SaslAuthenticationException("no"), ExitCode.NOT_ALLOWED),
                arguments(new TopicAuthorizationException("no"), ExitCode.NOT_ALLOWED),
                arguments(new FencedInstanceIdException("taken"), ExitCode.BAD_CONFIGURATION),
                arguments(new MissingSourceTopicException("none"), ExitCode.BAD_CONFIGURATION),
                arguments(new UnsupportedVersionException("old"), ExitCode.BAD_CONFIGURATION),
                arguments(new OutOfMemoryError(), ExitCode.UNEXPECTED));
    }

    @ParameterizedTest
    @MethodSource("fatal")
    void whatANewThreadWouldRunIntoAgainEndsTheClientAtOnce(Throwable failure, ExitCode exitCode) {
        Throwable wrapped = new StreamsException(new KafkaException(failure));

        assertThat(policy.handle(wrapped)).isEqualTo(SHUTDOWN_CLIENT);
        assertThat(policy.fatal()).contains(exitCode);
    }

    @Test
    void theFirstFatalFailureDecidesTheExitCode() {
        policy.handle(new UnrecoverableException(ExitCode.BAD_CONFIGURATION, "first"));
        policy.handle(new UnrecoverableException(ExitCode.NOT_ALLOWED, "second"));

        assertThat(policy.fatal()).contains(ExitCode.BAD_CONFIGURATION);
    }

    @Test
    void causesInACircleEndToo() {
        Exception one = new Exception();
        Exception two = new Exception(one);
        one.initCause(two);

        assertThat(policy.handle(one)).isEqualTo(REPLACE_THREAD);
    }

    private static Throwable race() {
        return new StreamsException(new InvalidTxnStateException("race"));
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
