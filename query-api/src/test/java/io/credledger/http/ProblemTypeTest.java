package io.credledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.edge.EdgeReason;
import io.credledger.ledger.RefusalReason;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemTypeTest {

    /** {@code -Dcredledger.pages=write} writes the page anew. */
    private static final Path PAGE = Path.of("..", "docs", "problems.md");

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfTheWriterIsAProblem(RefusalReason reason) {
        assertThat(ProblemType.ofSlug(reason.slug()).slug()).isEqualTo(reason.slug());
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalOfTheEdgeIsAProblem(EdgeReason reason) {
        assertThat(ProblemType.ofSlug(reason.slug()).slug()).isEqualTo(reason.slug());
    }

    @ParameterizedTest
    @EnumSource
    void everyProblemIsAnError(ProblemType type) {
        assertThat(type.status()).isBetween(400, 599);
        assertThat(type.exitCode().code()).isPositive();
        assertThat(type.uri()).matches("urn:credledger:problem:[a-z-]+");
    }

    @Test
    void thePageSaysWhatTheTableSays() throws Exception {
        if ("write".equals(System.getProperty("credledger.pages"))) {
            Files.writeString(PAGE, ProblemPage.render());
        }
        assertThat(PAGE).hasContent(ProblemPage.render());
    }
}
