package io.credledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Wrong values of every type, each with a canary in it: no problem, message or stack trace shows one. */
final class NoValueInProblemsTest {

    private static final int ROUNDS = 200;

    private static final List<Setting<?>> SETTINGS = List.of(
            required("text", SettingTypes.text()),
            required("bool", SettingTypes.trueOrFalse()),
            required("int", SettingTypes.wholeNumber(0, 9, "")),
            required("long", SettingTypes.wholeLong(0, 9, "")),
            required("choice", SettingTypes.choice(TimeUnit.class)),
            required("path", SettingTypes.path()),
            required("url", SettingTypes.httpUrl()),
            required("endpoints", SettingTypes.listOf(SettingTypes.hostAndPort())),
            required("klass", SettingTypes.className()),
            required("duration", Durations.duration(Duration.ZERO, Duration.ofDays(1))),
            required("secret", SecretTypes.secret()),
            required("secrets", SecretTypes.secrets()),
            SharedSettings.KAFKA_CLIENT);

    private static final List<String> KAFKA = List.of(
            "security.protocol",
            "request.timeout.ms",
            "sasl.login.class",
            "ssl.enabled.protocols",
            "metadata.max.age.ms",
            "nonsense.key");

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(longs = {1, 20261120, -7})
    void noProblemShowsAValue(long seed) throws IOException {
        Random random = new Random(seed);
        ConfigurationReader<Integer> reader =
                new ConfigurationReader<>(SETTINGS, List.of(), List.of(), configuration -> 0);
        for (int round = 0; round < ROUNDS; round++) {
            String canary = canary(random);
            Sources sources = sources(canary, random);

            ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> reader.read(sources));

            assertThat(e.problems()).hasSizeGreaterThan(8);
            assertThat(printed(e)).doesNotContain(canary).doesNotContainIgnoringCase(canary);
        }
    }

    private Sources sources(String canary, Random random) throws IOException {
        Map<String, String> environment = new HashMap<>();
        StringBuilder file =
                new StringBuilder(canary).append("\n").append(canary).append("2=x\n");
        for (Setting<?> setting : SETTINGS) {
            String value = wrong(canary, random);
            if (random.nextBoolean()) {
                environment.put(setting.name().variable(), value);
            } else {
                file.append(setting.name().key())
                        .append("=")
                        .append(value.replace("\0", "\\u0000"))
                        .append("\n");
            }
        }
        environment.put("CREDLEDGER_SECRET_FILE", dir.resolve(canary).toString());
        KAFKA.forEach(name ->
                environment.put(SharedSettings.KAFKA_CLIENT.name().child(name).variable(), canary + "^"));
        return Sources.of(environment, Files.writeString(dir.resolve("config"), file));
    }

    private static String wrong(String canary, Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> canary + "\0";
            case 1 -> "http://user:" + canary + "@host";
            case 2 -> canary + ":99999," + canary;
            default -> canary + "x".repeat(20_000);
        };
    }

    private static String canary(Random random) {
        StringBuilder canary = new StringBuilder("Qz");
        random.ints(16, 0, 26).forEach(i -> canary.append((char) ('a' + i)));
        return canary.toString();
    }

    private static String printed(ConfigurationException e) {
        StringWriter out = new StringWriter();
        e.printStackTrace(new PrintWriter(out));
        return out + e.getMessage() + e.problems();
    }

    private static <T> Setting<T> required(String name, SettingType<T> type) {
        return Setting.named(SettingName.of("credledger." + name), type, "Test.")
                .required();
    }
}
