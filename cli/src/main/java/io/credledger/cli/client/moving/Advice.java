package io.credledger.cli.client.moving;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.moving.Reading.Trouble;
import io.credledger.cli.client.terminal.Farewell;
import io.credledger.cli.client.terminal.Terminal;
import io.credledger.streams.ExitCode;
import java.util.List;
import java.util.function.Predicate;

/** What a person who moves has to know, on standard error. */
record Advice(Terminal terminal, Moving moving) {

    private static final String GOES_ON = "what is stored stays; the same command again goes on";

    /** What is left out, and what must not happen while two systems have the same tokens. */
    void beforeStoring() {
        moving.tally().skipped().forEach(row -> say("line " + row.line() + ": " + row.hint()));
        if (moving.refreshing() > 0) {
            say(moving.refreshing()
                    + " of the rows have a refresh token. Freeze them: stop the other system's refreshing"
                    + " before you take the rows out, and 'credledger provider pause' each provider here until the"
                    + " other system is off. Where refresh tokens are used once, two who refresh lose both.");
        }
    }

    /** Says at any end but the good one how to go on. */
    void during(Runnable storing) {
        try {
            new Farewell(terminal, GOES_ON).during(() -> {
                storing.run();
                return true;
            });
        } catch (ClientException e) {
            say(GOES_ON);
            throw e;
        }
    }

    /** @throws ClientException when rows are refused */
    void afterwards(boolean stored, boolean fromFile) {
        List<Trouble> troubles = moving.tally().troubles();
        troubles.forEach(trouble -> terminal.err().println(trouble.sentence()));
        hint(
                troubles,
                "connection-exists",
                "--keep-existing leaves what exists, --replace gives it the row's credential");
        hint(
                troubles,
                "idempotency-mismatch",
                "rows that changed since they were stored: --replace with an --idempotency-key of its own stores them anew");
        if (!troubles.isEmpty()) {
            throw new ClientException(
                    ExitCode.REFUSED,
                    troubles.size() + " of " + moving.rows() + " rows are refused: "
                            + (stored ? "the others are stored" : "nothing was stored"));
        }
        if (stored && fromFile) {
            say("the file holds secrets: delete it when you have seen that all is here");
        }
    }

    private void hint(List<Trouble> troubles, String slug, String text) {
        Predicate<Trouble> about = trouble -> trouble.slug().equals(slug);
        if (troubles.stream().anyMatch(about)) {
            say(text);
        }
    }

    private void say(String text) {
        terminal.err().println("credledger: " + text);
    }
}
