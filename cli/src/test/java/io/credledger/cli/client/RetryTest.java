package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import io.credledger.cli.client.ScriptedServer.Reply;
import io.credledger.cli.client.ScriptedServer.Seen;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was not decided is asked again; what was decided is not. */
class RetryTest extends ClientTest {

    private static final String UNAVAILABLE = Problems.body(503, "unavailable", "try again");
    private static final String TRANSFER = "POST /v1/connections/" + Answers.CON + "/transfer";

    @Test
    void aHangUpIsAskedAgainWithTheSameKey() {
        server.hangsUpOn(TRANSFER).on(TRANSFER, 200, Answers.CONNECTION);

        Outcome outcome = cli.run("connections", "transfer", Answers.CON, "bob");

        assertThat(outcome.code()).isZero();
        assertThat(server.seen()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(server.seen().stream()
                        .map(seen -> seen.header("Idempotency-key"))
                        .distinct())
                .hasSize(1);
        assertThat(server.seen().stream().map(Seen::body).distinct()).hasSize(1);
    }

    @Test
    void unavailableIsAskedThreeTimesMoreAtGrowingDistances() {
        server.on("GET /v1/whoami", 503, UNAVAILABLE);

        assertThat(cli.run("whoami").code()).isEqualTo(7);
        assertThat(server.seen()).hasSize(4);
        assertThat(cli.time().pauses())
                .containsExactly(Duration.ofMillis(200), Duration.ofMillis(400), Duration.ofMillis(800));
    }

    @Test
    void theServersOwnDistanceIsKept() {
        server.on("GET /v1/whoami", new Reply(503, Map.of("Retry-After", "2"), UNAVAILABLE))
                .on("GET /v1/whoami", 200, Answers.WHOAMI);

        assertThat(cli.run("whoami").code()).isZero();
        assertThat(cli.time().pauses()).containsExactly(Duration.ofSeconds(2));
    }

    @Test
    void aRefusalIsNotAskedAgain() {
        server.on(TRANSFER, 409, Problems.body(409, "already-owner", "it is yours"));

        assertThat(cli.run("connections", "transfer", Answers.CON, "bob").code())
                .isEqualTo(5);
        assertThat(server.seen()).hasSize(1);
    }
}
