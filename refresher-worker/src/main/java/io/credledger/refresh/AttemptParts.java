package io.credledger.refresh;

import io.credledger.crypto.RefreshTokenOpener;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.refresh.journal.Journal;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What attempts are made with. */
public record AttemptParts(
        WorkerCommands commands,
        Submission submission,
        Completion completion,
        Opened opened,
        RefreshTokenOpener refreshTokens,
        TokenEndpoint tokens,
        Journal journal,
        Verdicts verdicts,
        Steps steps,
        RefreshFigures figures,
        RefreshSettings settings,
        Executor work,
        Clock clock) {

    @Override
    public String toString() {
        return "AttemptParts";
    }
}
