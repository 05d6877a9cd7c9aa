package io.credledger.cli.client.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A successful answer.
 *
 * @param body a missing node when there is none
 * @param took from the first byte sent to the last received, in the attempt that was answered
 */
public record ApiAnswer(int status, JsonNode body, HttpHeaders headers, Duration took) {

    /** Taken in, but not in the ledger yet. */
    boolean notCommittedYet() {
        return status == 202 && body.has("status_url");
    }

    /** The server's clock, to the second. */
    public Optional<Instant> date() {
        try {
            return headers.firstValue("Date").map(DateTimeFormatter.RFC_1123_DATE_TIME::parse).map(Instant::from);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Without the body: it may be a token. */
    @Override
    public String toString() {
        return "ApiAnswer[status=" + status + "]";
    }
}
