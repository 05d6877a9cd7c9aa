package io.credledger.revoke;

import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.ledger.LedgerId;
import io.credledger.protocol.Revocation;
import io.credledger.refresh.Opened;
import io.credledger.refresh.Planner;
import io.credledger.refresh.Submission;
import io.credledger.refresh.WorkerCommands;
import java.util.concurrent.Executor;

/** What revocations are made with. */
public record RevocationParts(
        LedgerId ledger,
        Opened opened,
        Planner planner,
        RefreshTokenOpener refreshTokens,
        Revocation revocation,
        WorkerCommands commands,
        Submission submission,
        RevocationFigures figures,
        Executor work) {

    @Override
    public String toString() {
        return "RevocationParts";
    }
}
