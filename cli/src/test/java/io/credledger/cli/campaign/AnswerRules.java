package io.credledger.cli.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.campaign.Http.Answer;
import io.credledger.cli.campaign.Journal.Entry;

/** What was said once is said again. */
final class AnswerRules {
    private final Http http;
    private final Journal journal;

    AnswerRules(Http http, Journal journal) {
        this.http = http;
        this.journal = journal;
    }

    void requireOutcomes() throws Exception {
        for (Entry entry : journal.acknowledged()) {
            Request request = entry.request();
            Answer answer = http.get(
                            "/v1/commands/" + request.command(), request.caller().token())
                    .orFail();
            assertThat(answer.body().path("status").asText())
                    .as("%s", request)
                    .isEqualTo("accepted");
            assertThat(answer.body().path("position").asText())
                    .isEqualTo(entry.acknowledgement().position().toString());
        }
    }

    void requireSameAnswers() throws Exception {
        for (Entry entry : journal.acknowledged()) {
            Answer answer = http.send(entry.request());
            assertThat(answer.status() / 100)
                    .as("%s again: %s %s", entry.request(), answer.status(), answer.slug())
                    .isEqualTo(2);
            assertThat(answer.position())
                    .as("%s again", entry.request())
                    .isEqualTo(entry.acknowledgement().position().toString());
        }
        for (Entry entry : journal.refused()) {
            assertThat(http.send(entry.request()).slug())
                    .as("%s again", entry.request())
                    .isEqualTo(entry.refusal().slug());
        }
    }

    /** A space in the body is another request. Those without one have none to put it in. */
    void requireOtherRequestsRefused() throws Exception {
        for (Entry entry : journal.acknowledged()) {
            String body = entry.request().body();
            if (body != null) {
                Answer answer = http.send(entry.request().withBody(body + " "));
                assertThat(answer.status() + " " + answer.slug())
                        .as("%s", entry.request())
                        .isEqualTo("422 idempotency-mismatch");
            }
        }
    }
}
