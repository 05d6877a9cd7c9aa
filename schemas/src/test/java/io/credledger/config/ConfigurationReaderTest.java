package io.credledger.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigurationReaderTest {

    private static final Setting<Integer> PORT = Setting.named(
                    SettingName.of("credledger.port"), SettingTypes.wholeNumber(1, 65535, ""), "Port.")
            .orElse("8080");
    private static final Setting<Integer> LAST_PORT = Setting.named(
                    SettingName.of("credledger.last.port"), SettingTypes.wholeNumber(1, 65535, ""), "Last port.")
            .orElse("8090");
    private static final Setting<String> NAME = Setting.named(
                    SettingName.of("credledger.name"), SettingTypes.text(), "Name.")
            .required();
    private static final Setting<Optional<Duration>> LEASE = Setting.named(
                    SettingName.of("credledger.lease"),
                    Durations.duration(Duration.ofSeconds(1), Duration.ofMinutes(1)),
                    "Lease.")
            .optional();
    private static final Setting<Boolean> EXCHANGE = SharedSettings.ENABLE_TOKEN_EXCHANGE;
    private static final Setting<String> ELSEWHERE = Setting.named(
                    SettingName.of("credledger.elsewhere"), SettingTypes.text(), "Another role's.")
            .required();

    private record Service(int port, String name, Optional<Duration> lease, boolean exchange) {
        static Service from(Configuration configuration) {
            return new Service(
                    configuration.get(PORT),
                    configuration.get(NAME),
                    configuration.get(LEASE),
                    configuration.get(EXCHANGE));
        }
    }

    private static final ConfigurationReader<Service> READER = new ConfigurationReader<>(
            List.of(PORT, LAST_PORT, NAME, LEASE, EXCHANGE),
            List.of(new Constraint(
                    List.of(PORT, LAST_PORT),
                    "must not be larger than " + LAST_PORT.name(),
                    configuration -> configuration.get(PORT) <= configuration.get(LAST_PORT))),
            List.of(ELSEWHERE),
            Service::from);

    @TempDir
    private Path dir;

    @Test
    void whatIsNotGivenIsItsDefault() {
        Service service = READER.read(Sources.of(Map.of("CREDLEDGER_NAME", "ledger")));

        assertThat(service).isEqualTo(new Service(8080, "ledger", Optional.empty(), false));
    }

    @Test
    void theEnvironmentWinsOverTheFileAndTheFileOverTheDefault() throws IOException {
        Path file = file("credledger.port=1\ncredledger.name=from file\nenable.token.exchange=true\n");

        Service service = READER.read(Sources.of(Map.of("CREDLEDGER_PORT", "2", "CREDLEDGER_LEASE", "10s"), file));

        assertThat(service).isEqualTo(new Service(2, "from file", Optional.of(Duration.ofSeconds(10)), true));
    }

    @Test
    void whatTheProgramDecidesWinsOverAll() throws IOException {
        Path file = file("credledger.port=1\ncredledger.name=n\n");

        Service service = READER.read(
                Sources.of(Map.of("CREDLEDGER_PORT", "2"), file).with(PORT, "3").with(PORT, "4"));

        assertThat(service.port()).isEqualTo(4);
    }

    @Test
    void emptyCountsAsNotGiven() throws IOException {
        Path file = file("credledger.port=7\n");

        Service service = READER.read(Sources.of(Map.of("CREDLEDGER_NAME", "n", "CREDLEDGER_PORT", " "), file));

        assertThat(service.port()).isEqualTo(7);
    }

    @Test
    void allProblemsAreReportedTogetherByTheNameThatWasUsed() throws IOException {
        Path file = file("credledger.lease=2h\ncredledger.prot=1\n");

        assertThat(problems(Sources.of(
                        Map.of(
                                "CREDLEDGER_PORT", "eighty",
                                "ENABLE_TOKEN_EXCHANGE", "maybe",
                                "CREDLEDGER_NAMES", "a"),
                        file)))
                .containsExactly(
                        "CREDLEDGER_PORT: must be a whole number from 1 to 65535",
                        "CREDLEDGER_NAME (credledger.name): is required: text of at most 1024 characters",
                        "credledger.lease: must be a duration such as 10s, 5m or PT10S, from 1s to 1m",
                        "ENABLE_TOKEN_EXCHANGE: must be true or false",
                        "CREDLEDGER_NAMES: is not a setting; the nearest is CREDLEDGER_NAME",
                        "credledger.prot: is not a setting; the nearest is credledger.port");
    }

    @Test
    void aRuleOverSeveralSettingsIsChecked() {
        assertThat(problems(Sources.of(Map.of("CREDLEDGER_NAME", "n", "CREDLEDGER_PORT", "9000"))))
                .containsExactly(
                        "CREDLEDGER_PORT (credledger.port): must not be larger than CREDLEDGER_LAST_PORT (credledger.last.port)");
    }

    @Test
    void aRuleOverSeveralSettingsIsSilentWhenOneOfThemIsWrong() {
        assertThat(problems(Sources.of(
                        Map.of("CREDLEDGER_NAME", "n", "CREDLEDGER_PORT", "9000", "CREDLEDGER_LAST_PORT", "x"))))
                .containsExactly("CREDLEDGER_LAST_PORT: must be a whole number from 1 to 65535");
    }

    @Test
    void settingsOfOtherRolesAndVariablesOfOtherProgramsAreLeftAlone() {
        READER.read(
                Sources.of(Map.of("CREDLEDGER_NAME", "n", "CREDLEDGER_ELSEWHERE", "x", "PATH", "/bin", "PORT", "x")));
    }

    @Test
    void anUnknownVariableWithoutANeighbourIsNamedAlone() {
        assertThat(problems(Sources.of(Map.of("CREDLEDGER_NAME", "n", "CREDLEDGER_SOMETHING_ELSE", "x"))))
                .containsExactly("CREDLEDGER_SOMETHING_ELSE: is not a setting");
    }

    @Test
    void keysOfAFileThatLookLikeValuesAreNotShown() throws IOException {
        Path file = file("credledger.name=n\nghp_TornSecret\n  c2VjcmV0c2VjcmV0==\ncredledger.unheard.of=1\n");

        assertThat(problems(Sources.of(Map.of(), file)))
                .containsExactly(
                        "credledger.unheard.of: is not a setting",
                        "--config: has keys like no setting's, not shown: 2");
    }

    @Test
    void aFileThatCannotBeReadIsAProblemOfItsOwn() throws IOException {
        assertThat(fileProblems(dir.resolve("none.properties")))
                .containsExactly("--config: must name a readable file in UTF-8");
        assertThat(fileProblems(Files.write(dir.resolve("latin"), new byte[] {'a', '=', (byte) 0xe4})))
                .containsExactly("--config: must name a readable file in UTF-8");
        assertThat(fileProblems(file("credledger.name=\\u12g4\n")))
                .containsExactly("--config: must name a properties file: a unicode escape in it is malformed");
        assertThat(fileProblems(file("credledger.name=a\ncredledger.name=b\n")))
                .containsExactly("--config: must give each key once; keys given again: 1");
    }

    private static List<String> problems(Sources sources) {
        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> READER.read(sources));
        return e.problems().stream().map(ConfigurationProblem::toString).toList();
    }

    private static List<String> fileProblems(Path file) {
        ConfigurationException e = catchThrowableOfType(ConfigurationException.class, () -> Sources.of(Map.of(), file));
        return e.problems().stream().map(ConfigurationProblem::toString).toList();
    }

    private Path file(String content) throws IOException {
        return Files.writeString(dir.resolve("credledger.properties"), content);
    }
}
