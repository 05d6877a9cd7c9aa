package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** 202 is not an acknowledgement. */
class PendingWriteTest extends ClientTest {

    private static final String TRANSFER = "POST /v1/connections/" + Answers.CON + "/transfer";
    private static final String STATUS = "GET /v1/commands/cmd_1";
    private static final String TAKEN_IN = """
            {"command": "cmd_1", "status_url": "/v1/commands/cmd_1"}""";
    private static final String PENDING = """
            {"command": "cmd_1", "status": "pending"}""";
    private static final String ACCEPTED = """
            {"command": "cmd_1", "status": "accepted", "position": "3:18"}""";

    @Test
    void itWaitsUntilTheLedgerHasItAndShowsTheThing() {
        server.on(TRANSFER, 202, TAKEN_IN)
                .on(STATUS, 200, PENDING)
                .on(STATUS, 200, ACCEPTED)
                .on("GET /v1/connections/" + Answers.CON, 200, Answers.CONNECTION);

        Outcome outcome = cli.run("connections", "transfer", Answers.CON, "bob");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains(Answers.CON, "owner");
        assertThat(server.lines()).containsExactly(TRANSFER, STATUS, STATUS, "GET /v1/connections/" + Answers.CON);
    }

    @Test
    void aRefusalThatComesLaterIsARefusal() {
        server.on(TRANSFER, 202, TAKEN_IN)
                .on(
                        STATUS,
                        200,
                        "{\"command\": \"cmd_1\", \"status\": \"refused\", \"problem\": "
                                + Problems.body(412, "version-conflict", "not the current version") + "}");

        Outcome outcome = cli.run("connections", "transfer", Answers.CON, "bob");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).isEqualTo("credledger: not the current version [version-conflict, req-1]\n");
    }

    @Test
    void patienceEndsWithWhereToLookLater() {
        server.on(TRANSFER, 202, TAKEN_IN).on(STATUS, 200, PENDING);

        Outcome outcome =
                cli.run("connections", "transfer", Answers.CON, "bob", "--wait", "5s", "--idempotency-key", "k-1");

        assertThat(outcome.code()).isEqualTo(7);
        assertThat(outcome.err())
                .contains("/v1/commands/cmd_1", "--idempotency-key k-1")
                .hasLineCount(1);
        assertThat(cli.time().pauses().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    }

    @Test
    void aPersonSeesThatItWaits() {
        server.on(TRANSFER, 202, TAKEN_IN)
                .on(STATUS, 200, PENDING)
                .on(STATUS, 200, ACCEPTED)
                .on("GET /v1/connections/" + Answers.CON, 200, Answers.CONNECTION);

        assertThat(cli.atTerminal()
                        .run("connections", "transfer", Answers.CON, "bob")
                        .err())
                .contains("waiting for the ledger")
                .endsWith("\r\u001b[K");
    }

    @Test
    void whatWasStoredLateIsLookedUpByItsName() {
        server.on("POST /v1/connections", 202, TAKEN_IN)
                .on(STATUS, 200, ACCEPTED)
                .on("GET /v1/whoami", 200, Answers.WHOAMI)
                .on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION));

        Outcome outcome = cli.input("ghp_x\n").run("connections", "store", "github", "--access-token-stdin");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains(Answers.CON);
        assertThat(server.last().line())
                .isEqualTo("GET /v1/connections?provider=github&name=default&namespace=alice&limit=1");
    }

    @Test
    void aStatusUrlElsewhereIsNotFollowedThere() {
        server.on(TRANSFER, 202, """
                        {"command": "cmd_1", "status_url": "http://203.0.113.1/v1/commands/cmd_1"}""")
                .on(STATUS, 200, ACCEPTED)
                .on("GET /v1/connections/" + Answers.CON, 200, Answers.CONNECTION);

        assertThat(cli.run("connections", "transfer", Answers.CON, "bob").code())
                .isZero();
        assertThat(server.lines()).contains(STATUS);
    }
}
