package io.credledger.cli.client.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import io.credledger.cli.client.terminal.Progress;
import io.credledger.streams.ExitCode;
import java.time.Duration;
import java.time.Instant;

/** How far what follows from an identity's end is. */
record EndStatus(Session session, String handle) {

    static final String UNTIL_DONE =
            "Wait until all that follows is done, too, as long as --wait says; else the answer says how far it is.";

    private static final View VIEW = View.of(
            Column.status("state"),
            Column.text("kind"),
            Column.id("identity"),
            Column.text("connections.total").titled("connections"),
            Column.text("connections.disconnected").titled("disconnected"),
            Column.text("revocations.revoked").titled("revoked"),
            Column.text("revocations.unsupported").titled("not revocable"),
            Column.text("revocations.failed").titled("revocation failed"),
            Column.text("revocations.pending").titled("revocation pending"),
            Column.text("keys.total").titled("keys"),
            Column.text("keys.shredded").titled("shredded"),
            Column.text("kept").full());

    private static final Duration PAUSE = Duration.ofMillis(500);

    int show() {
        return session.show(VIEW, request());
    }

    /** Shows it when it is done, or when that takes too long. */
    int showDone(Duration patience) {
        Progress progress = new Progress(session.terminal());
        Instant end = session.surroundings().clock().instant().plus(patience);
        JsonNode status = session.read(request());
        try {
            while (!isDone(status) && session.surroundings().clock().instant().isBefore(end)) {
                progress.show(sentence(status));
                session.pause(PAUSE);
                status = session.read(request());
            }
        } finally {
            progress.clear();
        }
        session.output().one(VIEW, status);
        if (!isDone(status)) {
            throw new ClientException(
                    ExitCode.UNREACHABLE, "not done yet, and not lost: 'credledger identity cascade' says how far");
        }
        return ExitCode.DONE.code();
    }

    private static String sentence(JsonNode status) {
        JsonNode connections = status.path("connections");
        JsonNode keys = status.path("keys");
        return connections.path("disconnected").asText() + " of "
                + connections.path("total").asText() + " disconnected, "
                + keys.path("shredded").asText() + " of " + keys.path("total").asText() + " keys shredded";
    }

    private static boolean isDone(JsonNode status) {
        return status.path("state").asText().equals("done");
    }

    private ApiRequest request() {
        return ApiRequest.get("v1", "identities", handle, "cascade");
    }
}
