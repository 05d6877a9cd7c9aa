package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import org.junit.jupiter.api.Test;

/** A refresh is waited for, and what it came to is the exit code. */
class RefreshCommandTest extends ClientTest {

    private static final String ROUTE = "POST /v1/connections/" + Answers.CON + "/refresh";

    @Test
    void whatIsUnderWayIsWaitedFor() {
        server.on(ROUTE, 202, refresh("requested", "null"))
                .on(ROUTE, 202, refresh("refreshing", "null"))
                .on(ROUTE, 200, Answers.CONNECTION);

        Outcome outcome = cli.run("connections", "refresh", Answers.CON);

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains(Answers.CON).contains("connected");
        assertThat(server.seen()).hasSize(3);
    }

    @Test
    void anAttemptThatFailedIsNot() {
        server.on(ROUTE, 202, refresh("waiting", "\"not-sent\""));

        Outcome outcome = cli.run("connections", "refresh", Answers.CON);

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err())
                .contains("not refreshed yet: not-sent; the next attempt is at 2026-01-31T12:05:00Z")
                .hasLineCount(1);
        assertThat(server.seen()).hasSize(1);
    }

    @Test
    void anOutcomeThatNobodyKnowsIsSaid() {
        server.on(ROUTE, 202, refresh("waiting", "null").replace("false", "true"));

        assertThat(cli.run("connections", "refresh", Answers.CON).err())
                .contains("nobody knows how the last attempt ended");
    }

    @Test
    void patienceEnds() {
        server.on(ROUTE, 202, refresh("requested", "null"));

        Outcome outcome = cli.run("connections", "refresh", Answers.CON, "--wait", "2s");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err()).contains("not refreshed yet");
        assertThat(server.seen()).hasSize(5);
    }

    @Test
    void whatNeedsAPersonHasItsOwnCodeAndItsLink() {
        server.on(ROUTE, 409, """
                {"type": "urn:credledger:problem:needs-reauth", "title": "t", "status": 409, "request_id": "req-1",
                 "detail": "The grant is gone. Connect the account again.", "reason": "grant-dead",
                 "reconnect": "https://ledger.example/connections/con_1/reconnect"}""");

        Outcome outcome = cli.run("connections", "refresh", Answers.CON);

        assertThat(outcome.code()).isEqualTo(6);
        assertThat(outcome.err())
                .contains("Connect the account again.: https://ledger.example/connections/con_1/reconnect")
                .contains("[needs-reauth, req-1]")
                .hasLineCount(1);
    }

    @Test
    void soHasATokenThatIsAskedFor() {
        server.on("POST /v1/token", 400, """
                {"error": "invalid_grant", "error_description": "The grant is gone. Connect the account again.",
                 "reason": "needs-reauth", "credledger_reason": "grant-dead", "request_id": "req-1",
                 "credledger_reconnect": "https://ledger.example/connections/con_1/reconnect"}""");

        Outcome outcome = cli.run("token", "github");

        assertThat(outcome.code()).isEqualTo(6);
        assertThat(outcome.err()).contains("/connections/con_1/reconnect").hasLineCount(1);
    }

    @Test
    void aTokenThatIsNotThereYetIsAskedForAgain() {
        String later = "{\"error\": \"temporarily_unavailable\", \"error_description\": \"not refreshed\","
                + " \"reason\": \"not-refreshed\"}";
        server.on("POST /v1/token", 503, later).on("POST /v1/token", 200, Answers.HANDED_OUT);

        assertThat(cli.run("token", "github").out()).isEqualTo("gho_HANDEDOUT\n");
    }

    @Test
    void whatAPersonMustDoIsOnTheCard() {
        server.on(
                "GET /v1/connections/" + Answers.CON,
                200,
                Answers.CONNECTION.replace("\"status\": \"connected\"", """
                "status": "needs_reauth", "status_reason": {"code": "grant-dead", "detail": "The grant is gone.",
                "reconnect": "https://ledger.example/r"}, "refresh": {"state": "needs_reauth", "failures": 2,
                "retry_at": null, "trouble": null, "outcome_unknown": true}, "revocation": null"""));

        assertThat(cli.run("connections", "show", Answers.CON).out().lines())
                .contains(
                        "status             needs_reauth",
                        "reason             grant-dead",
                        "why                The grant is gone.",
                        "reconnect          https://ledger.example/r",
                        "refresh            needs_reauth",
                        "outcome unknown    yes");
    }

    private static String refresh(String state, String trouble) {
        return """
                {"id": "%s", "status": "connected", "refresh": {"state": "%s", "failures": 1, "trouble": %s,
                 "retry_at": "2026-01-31T12:05:00Z", "outcome_unknown": false}}""".formatted(Answers.CON, state, trouble);
    }
}
