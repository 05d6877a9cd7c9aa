package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import org.junit.jupiter.api.Test;

/** All connections of a provider end, part by part. */
class DisconnectAllTest extends ClientTest {

    private static final String ROUTE = "POST /v1/providers/github/disconnect";

    @Test
    void partFollowsPart() {
        server.on(ROUTE, 200, part(100, 50, "", "\"next\"")).on(ROUTE, 200, part(50, 0, "", "null"));

        Outcome outcome = cli.atTerminal().run("provider", "disconnect-all", "github", "--confirm", "github");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("150");
        assertThat(outcome.err()).contains("100 disconnected, 50 to go");
        assertThat(server.seen().get(0).body()).isEqualTo("{\"confirm\":\"github\"}");
        assertThat(server.seen().get(1).body()).isEqualTo("{\"confirm\":\"github\",\"cursor\":\"next\"}");
        assertThat(server.seen().get(0).header("Idempotency-key")).isNotEmpty();
    }

    @Test
    void whatFailedIsToldAtTheEnd() {
        server.on(ROUTE, 200, part(1, 1, "{\"id\": \"con_x\", \"problem\": \"unavailable\"}", "\"next\""))
                .on(ROUTE, 200, part(1, 0, "", "null"));

        Outcome outcome = cli.run("provider", "disconnect-all", "github", "--confirm", "github", "--output", "ndjson");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.out())
                .isEqualTo("{\"provider\":\"github\",\"disconnected\":2,"
                        + "\"failed\":[{\"id\":\"con_x\",\"problem\":\"unavailable\"}]}\n");
        assertThat(outcome.err()).contains("1 could not be disconnected").hasLineCount(1);
    }

    @Test
    void withoutTheSameNameTwiceNothingIsAsked() {
        assertThat(cli.run("provider", "disconnect-all", "github").code()).isEqualTo(2);
        assertThat(cli.run("provider", "disconnect-all", "github", "--confirm", "gitlab")
                        .code())
                .isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    private static String part(int disconnected, int remaining, String failed, String next) {
        return "{\"disconnected\": " + disconnected + ", \"remaining\": " + remaining + ", \"failed\": [" + failed
                + "], \"next_cursor\": " + next + "}";
    }
}
