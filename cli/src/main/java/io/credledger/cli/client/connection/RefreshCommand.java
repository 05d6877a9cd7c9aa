package io.credledger.cli.client.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiAnswer;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Writes;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.streams.ExitCode;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Asks for a refresh and waits for what becomes of it: the server waits a while itself, so asking again is waiting on. */
@Command(
        name = "refresh",
        description = "Refresh its token now, and wait until that is done.",
        footerHeading = "%nExample:%n",
        footer = "  credledger connections refresh github/main --wait 1m")
final class RefreshCommand implements Callable<Integer> {

    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Set<String> UNDER_WAY = Set.of("requested", "refreshing");

    @Parameters(paramLabel = "CONNECTION", description = ConnectionReference.DESCRIPTION)
    private String connection = "";

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private WriteOptions write;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        String id = new ConnectionReference(connection).resolve(session);
        Progress progress = new Progress(session.terminal());
        try {
            JsonNode refreshed = refreshed(session, id, progress);
            progress.clear();
            session.output().one(ConnectionViews.CONNECTION, refreshed);
            return ExitCode.DONE.code();
        } finally {
            progress.clear();
        }
    }

    private JsonNode refreshed(Session session, String id, Progress progress) {
        Instant start = session.surroundings().clock().instant();
        while (true) {
            ApiAnswer answer = session.write(ApiRequest.post("v1", "connections", id, "refresh"), write);
            if (answer.status() == 200 && !Writes.tellsOfCommand(answer)) {
                return answer.body();
            }
            Duration waited =
                    Duration.between(start, session.surroundings().clock().instant());
            if (!isUnderWay(answer) || waited.compareTo(write.patience()) >= 0) {
                throw new ClientException(ExitCode.REFUSED, notYet(answer.body().path("refresh")));
            }
            progress.show("waiting for the refresher: " + waited.toSeconds() + " s");
            session.pause(PAUSE);
        }
    }

    private static boolean isUnderWay(ApiAnswer answer) {
        return Writes.tellsOfCommand(answer)
                || UNDER_WAY.contains(
                        answer.body().path("refresh").path("state").asText());
    }

    private static String notYet(JsonNode refresh) {
        String trouble = refresh.path("trouble").asText("");
        String why = refresh.path("outcome_unknown").asBoolean() && trouble.isEmpty()
                ? "nobody knows how the last attempt ended"
                : trouble;
        String next = refresh.path("retry_at").asText("");
        return "not refreshed yet" + (why.isEmpty() ? "" : ": " + why)
                + (next.isEmpty() ? "" : "; the next attempt is at " + next);
    }
}
