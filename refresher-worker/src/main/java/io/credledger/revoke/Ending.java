package io.credledger.revoke;

import io.credledger.crypto.DataKey;
import io.credledger.ledger.Command;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Reply;
import io.credledger.ledger.RevocationResult;
import io.credledger.refresh.Submission;
import io.credledger.refresh.WorkerCommands;
import java.util.concurrent.CompletableFuture;

/** Brings the end of a revocation to the ledger. */
record Ending(WorkerCommands commands, Submission submission, RevocationFigures figures) {

    /** @param key the connection's details key, closed here */
    CompletableFuture<Reply> record(ConnectionId id, long generation, RevocationResult result, DataKey key) {
        figures.ended(result);
        try (key) {
            return submission.untilDecided(commands.finish(
                    commands.header(id, "revocation/" + generation + '/' + result.code(), null),
                    new Command.RecordRevocation(id, generation, result),
                    new Details.Nothing(),
                    key));
        }
    }
}
