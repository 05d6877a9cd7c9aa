package io.credledger.config;

import static io.credledger.config.SharedSettings.OAUTH_ENCRYPTION_KEY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SecretSettingTest {

    private static final ConfigurationReader<List<SecretToken>> READER = new ConfigurationReader<>(
            List.of(OAUTH_ENCRYPTION_KEY),
            List.of(),
            List.of(),
            configuration -> configuration.get(OAUTH_ENCRYPTION_KEY));

    @TempDir
    private Path dir;

    @Test
    void severalKeysAreListedNewestFirst() {
        assertThat(READER.read(Sources.of(Map.of("OAUTH_ENCRYPTION_KEY", "new,old"))))
                .containsExactly(SecretToken.takeCopyOf("new"), SecretToken.takeCopyOf("old"));
    }

    @ParameterizedTest
    @CsvSource({"'s3cret', 's3cret'", "'s3cret\n', 's3cret'", "'s3cret\r\n', 's3cret'"})
    void aSecretsFileMayEndWithALineEnd(String content, String secret) throws IOException {
        assertThat(READER.read(Sources.of(Map.of("OAUTH_ENCRYPTION_KEY_FILE", file(content)))))
                .containsExactly(SecretToken.takeCopyOf(secret));
    }

    @Test
    void onlyOneLineEndIsTakenOff() throws IOException {
        ConfigurationReader<SecretToken> reader = new ConfigurationReader<>(
                List.of(SharedSettings.KAFKA_SASL_PASSWORD),
                List.of(),
                List.of(),
                configuration ->
                        configuration.get(SharedSettings.KAFKA_SASL_PASSWORD).orElseThrow());

        assertThat(reader.read(Sources.of(Map.of("CREDLEDGER_KAFKA_SASL_PASSWORD_FILE", file(" two \n\n")))))
                .isEqualTo(SecretToken.takeCopyOf(" two \n"));
    }

    @Test
    void thePropertiesFileMayNameASecretsFile() throws IOException {
        Path properties = Files.writeString(dir.resolve("c.properties"), "oauth.encryption.key.file=" + file("s3cret"));

        assertThat(READER.read(Sources.of(Map.of(), properties))).hasSize(1);
    }

    @Test
    void theProgramMayNameASecretsFile() throws IOException {
        Sources sources = Sources.of(Map.of("OAUTH_ENCRYPTION_KEY", "other"))
                .withFile(OAUTH_ENCRYPTION_KEY, Path.of(file("s3cret")));

        assertThat(READER.read(sources)).containsExactly(SecretToken.takeCopyOf("s3cret"));
    }

    @Test
    void theEnvironmentsSecretWinsOverThePropertiesFiles() throws IOException {
        Path properties = Files.writeString(dir.resolve("c.properties"), "oauth.encryption.key=other");

        assertThat(READER.read(Sources.of(Map.of("OAUTH_ENCRYPTION_KEY_FILE", file("s3cret")), properties)))
                .containsExactly(SecretToken.takeCopyOf("s3cret"));
    }

    @Test
    void aSecretAndItsFileAreNotGivenTogether() throws IOException {
        assertProblem(
                Map.of("OAUTH_ENCRYPTION_KEY", "a", "OAUTH_ENCRYPTION_KEY_FILE", file("b")),
                "OAUTH_ENCRYPTION_KEY: must not be given together with OAUTH_ENCRYPTION_KEY_FILE");
    }

    @Test
    void aMissingKeyIsNamed() {
        assertProblem(
                Map.of(),
                "OAUTH_ENCRYPTION_KEY (oauth.encryption.key): is required: "
                        + "a list, separated by commas, each a secret of 1 to 16384 bytes of UTF-8");
    }

    @Test
    void aFileThatHoldsNoSecretIsAProblem() throws IOException {
        Path binary = Files.write(dir.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe});
        Path large = Files.write(dir.resolve("large"), new byte[256 * 1024 + 1]);

        assertFileProblem(dir.resolve("none").toString(), "must name a readable file");
        assertFileProblem(dir.toString(), "must name a readable file");
        assertFileProblem(file("\n"), "must name a file that is not empty");
        assertFileProblem(binary.toString(), "must name a file of text in UTF-8");
        assertFileProblem(large.toString(), "must name a file of at most 262144 bytes");
    }

    @Test
    void nothingOnTheWayPrintsASecret() {
        Sources sources = Sources.of(Map.of("OAUTH_ENCRYPTION_KEY", "canary"));
        Configuration configuration =
                new Configuration(Map.of(OAUTH_ENCRYPTION_KEY, List.of(SecretToken.takeCopyOf("canary"))));

        assertThat(sources.toString() + sources.layers() + OAUTH_ENCRYPTION_KEY.read(sources) + configuration)
                .doesNotContain("canary");
        assertThat(sources.layers().get(0).find("OAUTH_ENCRYPTION_KEY")).hasToString("Optional[OAUTH_ENCRYPTION_KEY]");
    }

    private static void assertFileProblem(String path, String rule) {
        assertProblem(Map.of("OAUTH_ENCRYPTION_KEY_FILE", path), "OAUTH_ENCRYPTION_KEY_FILE: " + rule);
    }

    private static void assertProblem(Map<String, String> environment, String problem) {
        ConfigurationException e =
                catchThrowableOfType(ConfigurationException.class, () -> READER.read(Sources.of(environment)));
        assertThat(e.problems()).map(ConfigurationProblem::toString).containsExactly(problem);
    }

    private String file(String content) throws IOException {
        return Files.writeString(dir.resolve("secret"), content).toString();
    }
}
