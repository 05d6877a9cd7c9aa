package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists go on to their end. */
class PagingTest extends ClientTest {

    private static final String LIST = "GET /v1/connections";

    @ParameterizedTest
    @ValueSource(strings = {"table", "json", "ndjson", "csv"})
    void everyPageIsInTheOutputAndTheHeaderOnce(String format) {
        server.on(LIST, 200, Answers.pageTo("c1", Answers.CONNECTION))
                .on(LIST, 200, Answers.page(Answers.FOREIGN_CONNECTION));

        Outcome outcome = cli.run("connections", "list", "--output", format);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).containsOnlyOnce(Answers.CON).containsOnlyOnce(Answers.OTHER_CON);
        assertThat(server.lines())
                .containsExactly("GET /v1/connections?limit=500", "GET /v1/connections?limit=500&cursor=c1");
        assertThat(outcome.out().lines().filter(line -> line.matches("(?i)id[, ].*")))
                .hasSize(format.equals("table") || format.equals("csv") ? 1 : 0);
    }

    @Test
    void aLimitIsTheTotalOverAllPages() {
        server.on(LIST, 200, Answers.pageTo("c1", Answers.CONNECTION))
                .on(LIST, 200, Answers.pageTo("c2", Answers.FOREIGN_CONNECTION));

        Outcome outcome = cli.run("connections", "list", "--limit", "2", "--output", "json");

        assertThat(server.lines())
                .containsExactly("GET /v1/connections?limit=2", "GET /v1/connections?limit=1&cursor=c1");
        assertThat(outcome.out()).contains("\"next_cursor\": \"c2\"");
    }

    @Test
    void aListThatCountsPagesIsAskedForInOneSize() {
        String[] full = Collections.nCopies(100, Answers.REPOSITORY).toArray(String[]::new);
        server.on("GET /v1/forge/repos", 200, Answers.pageTo("100x2", full))
                .on("GET /v1/forge/repos", 200, Answers.pageTo("100x3", full));

        Outcome outcome = cli.run("forge", "repos", "--limit", "150", "--output", "json");

        assertThat(server.lines())
                .containsExactly("GET /v1/forge/repos?limit=100", "GET /v1/forge/repos?limit=100&cursor=100x2");
        assertThat(outcome.out().lines().filter(line -> line.contains("full_name")))
                .hasSize(150);
        assertThat(outcome.out()).contains("\"next_cursor\": \"100x2\"");
    }

    @Test
    void anEmptyListIsNoFailure() {
        server.on(LIST, 200, Answers.page());

        assertThat(cli.run("connections", "list").out()).startsWith("ID ").hasLineCount(1);
        assertThat(cli.run("connections", "list", "--output", "json").out())
                .isEqualTo("{\n  \"items\": [],\n  \"next_cursor\": null\n}\n");
        assertThat(cli.run("connections", "list", "--output", "ndjson").out()).isEmpty();
        assertThat(cli.run("connections", "list", "--output", "csv").out()).hasLineCount(1);
    }

    @Test
    void aServerThatGivesTheSamePageForEverIsFoundOut() {
        server.on(LIST, 200, Answers.pageTo("c1", Answers.CONNECTION));

        Outcome outcome = cli.run("connections", "list");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(server.seen()).hasSize(2);
    }
}
