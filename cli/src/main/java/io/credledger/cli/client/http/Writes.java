package io.credledger.cli.client.http;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.streams.ExitCode;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** Sends writes and waits until the ledger has them: 202 is not an acknowledgement. */
public final class Writes {

    private static final String KEY = "Idempotency-Key";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ApiClient api;
    private final Server server;
    private final Surroundings surroundings;

    public Writes(ApiClient api, Server server, Surroundings surroundings) {
        this.api = api;
        this.server = server;
        this.surroundings = surroundings;
    }

    /**
     * The answer; of a write that was taken in first and committed later, what {@code GET /v1/commands/{id}} says of it.
     *
     * @param write carries its idempotency key
     * @throws NotCommittedException when {@code patience} ends before the outcome is known
     */
    public ApiAnswer send(ApiRequest write, Duration patience) {
        ApiAnswer answer = api.send(write);
        return answer.notCommittedYet()
                ? outcome(statusPath(answer), write.headers().getOrDefault(KEY, ""), patience)
                : answer;
    }

    /** Whether {@code answer} tells of the command instead of the thing that it changed. */
    public static boolean tellsOfCommand(ApiAnswer answer) {
        return answer.body().path("command").asText().startsWith("cmd_");
    }

    private ApiAnswer outcome(String path, String key, Duration patience) {
        Progress progress = new Progress(surroundings.terminal());
        Instant start = surroundings.clock().instant();
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                Duration waited = Duration.between(start, surroundings.clock().instant());
                progress.show("waiting for the ledger to write it: " + waited.toSeconds() + " s");
                ApiAnswer status = api.send(ApiRequest.get().at(path));
                if (decided(status)) {
                    return status;
                }
                if (waited.compareTo(patience) >= 0) {
                    throw new NotCommittedException(path, key);
                }
                pause(pause);
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } finally {
            progress.clear();
        }
    }

    private static boolean decided(ApiAnswer status) {
        return switch (status.body().path("status").asText()) {
            case "accepted" -> true;
            case "refused" -> throw ProblemException.toldIn(status.body().path("problem"));
            default -> false;
        };
    }

    private void pause(Duration duration) {
        try {
            surroundings.pause().of(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClientException(ExitCode.UNEXPECTED, "interrupted");
        }
    }

    /** Under our server's address, whatever the answer names: the token goes with the question. */
    private String statusPath(ApiAnswer answer) {
        String path = URI.create(server.url() + "/")
                .resolve(answer.body().path("status_url").asText())
                .getRawPath();
        String base = server.url().uri().getRawPath();
        return path.startsWith(base + "/") ? path.substring(base.length()) : path;
    }
}
