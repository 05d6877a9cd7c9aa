package io.credledger.cli.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** That the queries are answered, TourIT shows; here that one which is not would be found. */
class QueriesTest {

    private static final String SCRAPED = """
            # HELP credledger_commands_total
            credledger_commands_total{outcome="accepted"} 3.0
            credledger_refresh_due 0.0
            """;

    @Test
    void aSeriesThatNobodyExportsIsFound() {
        assertThat(Exporter.of(SCRAPED).lacks(Query.of("sum(rate(credledger_comands_total[5m])) > 0")))
                .containsExactly(
                        "credledger_comands_total is not exported: sum(rate(credledger_comands_total[5m])) > 0");
    }

    @Test
    void aLabelThatASeriesDoesNotHaveIsFound() {
        Exporter exporter = Exporter.of(SCRAPED);

        assertThat(exporter.lacks(Query.of("sum by (reason) (credledger_commands_total)")))
                .hasSize(1);
        assertThat(exporter.lacks(Query.of("credledger_refresh_due{provider=~\"git.*\"}")))
                .hasSize(1);
        assertThat(exporter.lacks(Query.of("sum by (outcome, instance) (increase(credledger_commands_total[1h]))")))
                .isEmpty();
    }

    @Test
    void aQueryIsTakenApart() {
        Query query = Query.of("max by (provider) (a_b{x=\"sum(q)\", y!~\"z\"}) / on (job) c:d[5m] and up == 0");

        assertThat(query.metrics()).containsExactly("a_b", "c:d", "up");
        assertThat(query.labels()).containsExactly("job", "provider", "x", "y");
    }

    @Test
    void everyAlertSaysWhatToDo() throws IOException {
        assertThat(Queries.alerts()).hasSizeGreaterThan(10).allSatisfy(alert -> {
            assertThat(String.valueOf(alert.get("alert"))).startsWith("CredentialLedger");
            assertThat(String.valueOf(alert.get("labels"))).containsPattern("severity=(page|ticket)");
            assertThat(String.valueOf(alert.get("annotations"))).contains("summary=", "mend=");
        });
    }

    @Test
    void thereIsAQueryInEveryPanel() throws IOException {
        assertThat(Queries.ofDashboard())
                .hasSizeGreaterThan(20)
                .allSatisfy(query -> assertThat(query.metrics()).isNotEmpty());
    }
}
