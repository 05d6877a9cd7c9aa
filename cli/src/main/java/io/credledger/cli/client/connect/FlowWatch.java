package io.credledger.cli.client.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.terminal.Farewell;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.streams.ExitCode;
import java.time.Duration;
import java.time.Instant;

/** Asks for a flow's state until it has ended. */
record FlowWatch(Session session, Begun flow) {

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

    /** The flow's own page when it is completed; every other end is an exception. */
    JsonNode completed(Duration patience) {
        String goesOn = "the flow goes on until " + flow.expiresAt()
                + ": finish it in the browser, and look with 'credledger connections list'";
        Progress progress = new Progress(session.terminal());
        try {
            return new Farewell(session.terminal(), "no longer waiting; " + goesOn)
                    .during(() -> completed(patience, progress, goesOn));
        } finally {
            progress.clear();
        }
    }

    private JsonNode completed(Duration patience, Progress progress, String goesOn) {
        Instant start = session.surroundings().clock().instant();
        Duration pause = FIRST_PAUSE;
        while (true) {
            Duration waited =
                    Duration.between(start, session.surroundings().clock().instant());
            if (waited.compareTo(patience) >= 0) {
                throw new ClientException(ExitCode.REFUSED, "not finished in time; " + goesOn);
            }
            progress.show("waiting for the browser: " + waited.toSeconds() + " s");
            session.pause(pause);
            JsonNode state = state(progress);
            if (state.path("status").asText().equals("completed")) {
                return state;
            }
            check(state);
            pause = longer(pause);
        }
    }

    /** A server that restarts meanwhile has not forgotten the flow. */
    private JsonNode state(Progress progress) {
        try {
            return session.read(ApiRequest.get("v1", "connect", "flows", flow.flow()));
        } catch (ClientException e) {
            if (e.exitCode() != ExitCode.UNREACHABLE) {
                throw e;
            }
            progress.show("the server does not answer; still trying");
            return MissingNode.getInstance();
        }
    }

    private void check(JsonNode state) {
        switch (state.path("status").asText()) {
            case "failed" -> throw ProblemException.toldIn(state.path("problem"));
            case "expired" ->
                throw new ClientException(
                        ExitCode.REFUSED, "the flow expired at " + flow.expiresAt() + ": begin it again");
            default -> {
                // It is pending, or the server does not answer now.
            }
        }
    }

    private static Duration longer(Duration pause) {
        Duration next = pause.multipliedBy(3).dividedBy(2);
        return next.compareTo(LONGEST_PAUSE) < 0 ? next : LONGEST_PAUSE;
    }
}
