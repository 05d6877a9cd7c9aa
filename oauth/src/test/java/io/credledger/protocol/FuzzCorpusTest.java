package io.credledger.protocol;

import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What fuzzing found worth keeping (CONTRIBUTING.md says how), and what was thought of before: all of it again in each build. */
class FuzzCorpusTest {

    private static List<Path> corpus(String target) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/test/fuzz", target))) {
            return files.sorted().toList();
        }
    }

    private static List<Path> jwts() throws IOException {
        return corpus("jwt");
    }

    private static List<Path> clients() throws IOException {
        return corpus("client");
    }

    @ParameterizedTest
    @MethodSource("jwts")
    void aStrangersJwtIsInvalid(Path input) {
        assertThatCode(() -> JwtFuzz.fuzzerTestOneInput(Files.readAllBytes(input)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("clients")
    void whateverSaysWhoAClientIsCanBeRead(Path input) {
        assertThatCode(() -> ClientCredentialFuzz.fuzzerTestOneInput(Files.readAllBytes(input)))
                .doesNotThrowAnyException();
    }
}
