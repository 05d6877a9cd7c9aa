package io.credledger.cli.client.moving;

import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiAnswer;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.NotCommittedException;
import io.credledger.cli.client.http.Problem;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.http.Writes;
import io.credledger.cli.client.moving.Reading.Row;
import io.credledger.cli.client.moving.Reading.Trouble;
import io.credledger.cli.client.moving.Tally.Fate;
import io.credledger.streams.ExitCode;
import java.time.Duration;
import java.util.Set;

/**
 * Takes rows to the server, one at a time.
 *
 * @param keepExisting whether a connection that exists is left as it is
 */
record Clerk(Session session, RowKeys keys, Duration patience, boolean keepExisting, Tally tally) {

    private static final String EXISTS = "connection-exists";
    private static final Set<Integer> ABOUT_THE_ROW = Set.of(400, 404, 409, 410, 412, 413, 422);

    /** What would become of it. Counts those that need nothing more, and those that cannot be. */
    void check(Row row) {
        try {
            ApiAnswer answer = session.write(request(row).query("dry_run", "true"), patience);
            switch (answer.body().path("outcome").asText()) {
                case "repeat" -> tally.settle(row.line(), Fate.REPEATED);
                case "replace" -> tally.add(Fate.REPLACED);
                default -> tally.add(Fate.CREATED);
            }
        } catch (ProblemException e) {
            refused(row, e);
        }
    }

    void store(Row row) {
        try {
            ApiAnswer answer = session.write(request(row), patience);
            boolean fresh = answer.status() == 201 || Writes.tellsOfCommand(answer);
            tally.settle(row.line(), fresh ? Fate.CREATED : Fate.REPLACED);
        } catch (ProblemException e) {
            refused(row, e);
        } catch (NotCommittedException e) {
            throw new ClientException(
                    ExitCode.UNREACHABLE, "the ledger takes rows in and does not write them: line " + row.line());
        }
    }

    private ApiRequest request(Row row) {
        return ApiRequest.post("v1", "connections").json(row.credential()).header("Idempotency-Key", keys.of(row));
    }

    private void refused(Row row, ProblemException e) {
        Problem problem = e.problem();
        boolean forOthers = problem.status() == 403 && problem.field().equals("owner");
        if (!ABOUT_THE_ROW.contains(problem.status()) && !forOthers) {
            throw e;
        }
        if (keepExisting && problem.slug().equals(EXISTS)) {
            tally.settle(row.line(), Fate.EXISTING);
        } else {
            tally.add(new Trouble(row.line(), problem.slug(), problem.field(), problem.detail()));
        }
    }
}
