package io.credledger.cli.client.http;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** What came back, whatever it is. */
public final class Received {

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpResponse<?> response;
    private final byte[] body;
    private final Duration took;

    Received(HttpResponse<byte[]> response, Duration took) {
        this(response, response.body(), took);
    }

    /** @param body of the response, read */
    Received(HttpResponse<?> response, byte[] body, Duration took) {
        this.response = response;
        this.body = body;
        this.took = took;
    }

    public int status() {
        return response.statusCode();
    }

    public Duration took() {
        return took;
    }

    public boolean successful() {
        return status() / 100 == 2;
    }

    /** The server's clock, to the second. */
    public Optional<Instant> date() {
        try {
            return response.headers()
                    .firstValue("Date")
                    .map(DateTimeFormatter.RFC_1123_DATE_TIME::parse)
                    .map(Instant::from);
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The body as JSON; missing when there is none or it is something else. */
    public JsonNode json() {
        return parsed().orElse(MissingNode.getInstance());
    }

    /** @throws ProblemException unless it is a success */
    public ApiAnswer answer() {
        if (!successful()) {
            throw new ProblemException(problem());
        }
        JsonNode body = parsed().orElseThrow(() -> new ClientException(
                ExitCode.UNEXPECTED, "what answers there is not a credential ledger: its answer is not JSON"));
        return new ApiAnswer(status(), body);
    }

    public Problem problem() {
        return Problem.of(status(), json(), requestId());
    }

    String requestId() {
        return response.headers().firstValue("X-Request-Id").orElse("");
    }

    Optional<Duration> retryAfter() {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("\\d{1,6}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private Optional<JsonNode> parsed() {
        if (body.length == 0) {
            return Optional.of(MissingNode.getInstance());
        }
        try {
            return Optional.of(JSON.readTree(body));
        } catch (JacksonException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
