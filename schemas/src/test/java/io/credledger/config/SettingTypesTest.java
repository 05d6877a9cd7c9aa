package io.credledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.credledger.secret.SecretToken;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

final class SettingTypesTest {

    private static final SettingType<String> TEXT = SettingTypes.text();
    private static final SettingType<String> LETTERS = SettingTypes.textLike(Pattern.compile("[a-z]+"), "letters");
    private static final SettingType<String> CLASS = SettingTypes.className();
    private static final SettingType<Boolean> BOOL = SettingTypes.trueOrFalse();
    private static final SettingType<Integer> INT = SettingTypes.wholeNumber(-1, 65535, "bytes");
    private static final SettingType<Long> LONG = SettingTypes.wholeLong(0, 1L << 40, "");
    private static final SettingType<TimeUnit> CHOICE = SettingTypes.choice(TimeUnit.class);
    private static final SettingType<Path> PATH = SettingTypes.path();
    private static final SettingType<URI> URL = SettingTypes.httpUrl();
    private static final SettingType<HostAndPort> ENDPOINT = SettingTypes.hostAndPort();
    private static final SettingType<List<HostAndPort>> ENDPOINTS = SettingTypes.listOf(ENDPOINT);
    private static final SettingType<Duration> DURATION = Durations.duration(Duration.ofMillis(1), Duration.ofDays(7));
    private static final SettingType<SecretToken> SECRET = SecretTypes.secret();
    private static final SettingType<List<SecretToken>> SECRETS = SecretTypes.secrets();

    static Stream<Arguments> good() {
        return Stream.of(
                arguments(TEXT, " a b ", "a b"),
                arguments(TEXT, "x".repeat(1024), "x".repeat(1024)),
                arguments(LETTERS, "abc", "abc"),
                arguments(CLASS, "io.credledger.wire.FramedSerializer", "io.credledger.wire.FramedSerializer"),
                arguments(CLASS, "a.B$C", "a.B$C"),
                arguments(BOOL, "true", true),
                arguments(BOOL, "FALSE", false),
                arguments(INT, "-1", -1),
                arguments(INT, " 65535 ", 65535),
                arguments(LONG, "1099511627776", 1L << 40),
                arguments(CHOICE, "seconds", TimeUnit.SECONDS),
                arguments(CHOICE, "DAYS", TimeUnit.DAYS),
                arguments(PATH, "/var/lib/credledger", Path.of("/var/lib/credledger")),
                arguments(PATH, "data/state", Path.of("data/state")),
                arguments(URL, "http://registry:8081", URI.create("http://registry:8081")),
                arguments(URL, "https://[::1]:8081/apis/ccompat/v7", URI.create("https://[::1]:8081/apis/ccompat/v7")),
                arguments(ENDPOINT, "localhost:9092", new HostAndPort("localhost", 9092)),
                arguments(ENDPOINT, "broker_1.kafka-2:1", new HostAndPort("broker_1.kafka-2", 1)),
                arguments(ENDPOINT, "[::1]:9092", new HostAndPort("::1", 9092)),
                arguments(ENDPOINTS, "a:1, b:2", List.of(new HostAndPort("a", 1), new HostAndPort("b", 2))),
                arguments(DURATION, "10s", Duration.ofSeconds(10)),
                arguments(DURATION, "PT10S", Duration.ofSeconds(10)),
                arguments(DURATION, "1ms", Duration.ofMillis(1)),
                arguments(DURATION, "5m", Duration.ofMinutes(5)),
                arguments(DURATION, "24h", Duration.ofDays(1)),
                arguments(DURATION, "7d", Duration.ofDays(7)),
                arguments(SECRET, " a secret, with blanks ", SecretToken.takeCopyOf(" a secret, with blanks ")),
                arguments(SECRETS, "new, old", List.of(SecretToken.takeCopyOf("new"), SecretToken.takeCopyOf("old"))));
    }

    @ParameterizedTest
    @MethodSource("good")
    void goodTextIsRead(SettingType<?> type, String text, Object expected) {
        assertThat(type.parse(text))
                .hasValueSatisfying(value -> assertThat(value).isEqualTo(expected));
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                        Stream.of("x".repeat(1025)).map(text -> arguments(TEXT, text)),
                        Stream.of("", "A", "a b").map(text -> arguments(LETTERS, text)),
                        Stream.of("", ".A", "a..B", "a.B-C", "1a.B", "a/B").map(text -> arguments(CLASS, text)),
                        Stream.of("yes", "1", "truefalse").map(text -> arguments(BOOL, text)),
                        Stream.of("", "-2", "65536", "1.5", "0x10", "99999999999", "ten", "1 000")
                                .map(text -> arguments(INT, text)),
                        Stream.of("-1", "1099511627777", "99999999999999999999", "1L")
                                .map(text -> arguments(LONG, text)),
                        Stream.of("", "second", "fortnights").map(text -> arguments(CHOICE, text)),
                        Stream.of("a\0b").map(text -> arguments(PATH, text)),
                        Stream.of(
                                        "registry:8081",
                                        "/path",
                                        "ftp://host",
                                        "http://",
                                        "http:host",
                                        "https://user:pw@host",
                                        "http://host/#f",
                                        "http://ho st")
                                .map(text -> arguments(URL, text)),
                        Stream.of(
                                        "",
                                        "host",
                                        ":9092",
                                        "host:",
                                        "host:0",
                                        "host:65536",
                                        "host:999999",
                                        "::1:9092",
                                        "a b:1",
                                        "h:1:2",
                                        "-h:1")
                                .map(text -> arguments(ENDPOINT, text)),
                        Stream.of("", "a:1,", "a:1,,b:2", "a:1;b:2", "a:1,b").map(text -> arguments(ENDPOINTS, text)),
                        Stream.of("", "10", "s", "-1s", "0s", "8d", "10 s", "1w", "PT", "PT0S", "9999999999s", "P8D")
                                .map(text -> arguments(DURATION, text)),
                        Stream.of("", "x".repeat(SecretToken.MAX_BYTES + 1), "\ud800")
                                .map(text -> arguments(SECRET, text)),
                        Stream.of("", "a,", ",a").map(text -> arguments(SECRETS, text)))
                .flatMap(arguments -> arguments);
    }

    @ParameterizedTest
    @MethodSource("bad")
    void badTextIsRefused(SettingType<?> type, String text) {
        assertThat(type.parse(text)).isEmpty();
    }

    @Test
    void aRuleSaysWhatIsExpected() {
        assertThat(INT.rule()).isEqualTo("a whole number of bytes from -1 to 65535");
        assertThat(CHOICE.rule()).startsWith("one of nanoseconds, microseconds, ");
        assertThat(DURATION.rule()).isEqualTo("a duration such as 10s, 5m or PT10S, from 1ms to 7d");
        assertThat(ENDPOINTS.rule())
                .isEqualTo("a list, separated by commas, each HOST:PORT, with an IPv6 address in brackets");
    }

    @Test
    void anEndpointPrintsAsItIsWritten() {
        assertThat(new HostAndPort("::1", 9092)).hasToString("[::1]:9092");
        assertThat(new HostAndPort("localhost", 9092)).hasToString("localhost:9092");
    }

    @Test
    void aDefaultObeysItsSettingsRule() {
        assertThatThrownBy(() ->
                        Setting.named(SettingName.of("credledger.x"), INT, "x").orElse("70000"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Setting.named(SettingName.of("credledger.x"), SECRET, "x")
                        .orElse("changeit"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
