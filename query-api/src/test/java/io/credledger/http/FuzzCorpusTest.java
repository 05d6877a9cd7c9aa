package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThatCode;

import io.credledger.token.TokenRequestFuzz;
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

    private static List<Path> forms() throws IOException {
        return corpus("form");
    }

    private static List<Path> headers() throws IOException {
        return corpus("header");
    }

    private static List<Path> requests() throws IOException {
        return corpus("request");
    }

    @ParameterizedTest
    @MethodSource("requests")
    void aTokenRequestIsOneOrIsRefused(Path input) {
        assertThatCode(() -> TokenRequestFuzz.fuzzerTestOneInput(Files.readAllBytes(input)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void aFormIsReadAsItWasWritten(Path input) {
        assertThatCode(() -> FormFuzz.fuzzerTestOneInput(Files.readAllBytes(input)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("headers")
    void aHeaderIsNothingUnexpected(Path input) {
        assertThatCode(() -> HeaderFuzz.fuzzerTestOneInput(Files.readAllBytes(input)))
                .doesNotThrowAnyException();
    }
}
