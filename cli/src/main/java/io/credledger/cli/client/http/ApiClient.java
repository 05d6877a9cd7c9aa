package io.credledger.cli.client.http;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.terminal.Pause;
import io.credledger.streams.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests; tries again where nothing was decided. Every request is safe to repeat: writes carry an idempotency key. */
public final class ApiClient {

    private static final int RETRIES = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final int UNAVAILABLE = 503;

    private final Transport transport;
    private final Server server;
    private final Pause pause;
    private final Trace trace;

    public ApiClient(Server server, Pause pause, Trace trace) {
        this.transport = new Transport(server);
        this.server = server;
        this.pause = pause;
        this.trace = trace;
    }

    /**
     * @throws ProblemException when the server says no
     * @throws ClientException when no server answers, or something that is no ledger
     */
    public ApiAnswer send(ApiRequest request) {
        Duration wait = FIRST_PAUSE;
        for (int retry = 0; ; retry++) {
            boolean last = retry == RETRIES;
            try {
                Received received = traced(request);
                if (received.status() != UNAVAILABLE || last) {
                    return received.answer();
                }
                rest(received.retryAfter()
                        .filter(asked -> asked.compareTo(LONGEST_PAUSE) <= 0)
                        .orElse(wait));
            } catch (IOException e) {
                trace.line(request.method() + " " + request.path() + ": "
                        + e.getClass().getSimpleName());
                if (last) {
                    throw unreachable();
                }
                rest(wait);
            }
            wait = wait.multipliedBy(2);
        }
    }

    /** Once, whatever the answer: for a probe that reports what it sees. */
    public Received probe(ApiRequest request) {
        try {
            return traced(request);
        } catch (IOException e) {
            throw unreachable();
        }
    }

    /**
     * Copies an answer that may be longer than memory. Once: what was written cannot be taken back.
     *
     * @throws ProblemException when the server says no
     * @throws ClientException when no server answers, or the answer breaks off
     */
    public void download(ApiRequest request, OutputStream to) {
        long start = System.nanoTime();
        HttpResponse<InputStream> response;
        try {
            response = transport.open(request);
        } catch (IOException e) {
            throw unreachable();
        }
        try (InputStream body = response.body()) {
            if (response.statusCode() / 100 != 2) {
                Duration took = Duration.ofNanos(System.nanoTime() - start);
                throw new ProblemException(new Received(response, body.readAllBytes(), took).problem());
            }
            body.transferTo(to);
        } catch (IOException e) {
            throw new ClientException(ExitCode.UNREACHABLE, "the answer broke off: it is not whole");
        }
    }

    private Received traced(ApiRequest request) throws IOException {
        Received received = transport.exchange(request);
        trace.line(request.method() + " " + request.path() + " " + received.status() + " in "
                + received.took().toMillis() + " ms"
                + (received.requestId().isEmpty() ? "" : ", request " + received.requestId()));
        return received;
    }

    private void rest(Duration duration) {
        try {
            pause.of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(ExitCode.UNEXPECTED, "interrupted");
        }
    }

    private ClientException unreachable() {
        String mend = server.url().loopback()
                ? ": start a ledger with 'credledger up', or name another with --url"
                : ": check the address (from " + server.urlOrigin() + ") and the network";
        return new ClientException(ExitCode.UNREACHABLE, "nothing answers at " + server.url() + mend);
    }
}
