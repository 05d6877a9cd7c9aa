package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A successful answer.
 *
 * @param body a missing node when there is none
 */
public record ApiAnswer(int status, JsonNode body) {

    /** Taken in, but not in the ledger yet. */
    boolean notCommittedYet() {
        return status == 202 && body.has("command");
    }

    /** Without the body: it may be a token. */
    @Override
    public String toString() {
        return "ApiAnswer[status=" + status + "]";
    }
}
