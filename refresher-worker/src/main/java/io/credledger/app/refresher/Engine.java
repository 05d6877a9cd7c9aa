package io.credledger.app.refresher;

import io.credledger.fold.FoldFigures;
import io.credledger.fold.FoldParts;
import io.credledger.fold.Restraints;
import io.credledger.gateway.CommandClient;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.outbound.Outbound;
import io.credledger.protocol.Discovery;
import io.credledger.protocol.Revocation;
import io.credledger.protocol.TokenEndpoint;
import io.credledger.refresh.AttemptParts;
import io.credledger.refresh.Attempts;
import io.credledger.refresh.Completion;
import io.credledger.refresh.Findings;
import io.credledger.refresh.HeldClients;
import io.credledger.refresh.Opened;
import io.credledger.refresh.Planner;
import io.credledger.refresh.RefreshSettings;
import io.credledger.refresh.Reissue;
import io.credledger.refresh.Steps;
import io.credledger.refresh.Submission;
import io.credledger.refresh.Verdicts;
import io.credledger.refresh.WorkerCommands;
import io.credledger.refresh.journal.Journal;
import io.credledger.revoke.RevocationParts;
import io.credledger.revoke.Revocations;
import io.credledger.revoke.Unclaimed;
import io.credledger.schedule.TickSettings;
import io.credledger.wire.OuterFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Puts the parts together that attempts and revocations are made of. */
record Engine(
        Planner planner,
        Opened opened,
        Completion completion,
        Attempts attempts,
        Revocations revocations,
        Findings findings,
        PolicyRetries retries) {

    private static final Duration REPLY_WITHIN = Duration.ofSeconds(10);

    /** What it is made with, all of it there before. */
    record Means(
            LedgerFounded founded,
            HeldKeys keys,
            WorkSettings settings,
            HeldClients clients,
            Journal journal,
            CommandClient gateway,
            Outbound outbound,
            Threads threads,
            Steps steps,
            Figures figures,
            Clock clock) {

        @Override
        public String toString() {
            return "Means";
        }
    }

    static Engine of(Means means) {
        PaceSettings pace = means.settings().pace();
        var work = means.threads().work();
        Opened opened = new Opened(means.founded().ledger(), means.keys().dataKeys(), means.figures());
        Planner planner = new Planner(opened, means.settings().catalogue(), means.clients());
        Submission submission =
                new Submission(means.gateway(), work, means.threads().timer(), REPLY_WITHIN);
        WorkerCommands commands =
                new WorkerCommands(means.founded().ledger(), means.founded().server(), means.clock());
        Discovery discovery = new Discovery(means.outbound(), means.clock());
        RevocationParts revoking = new RevocationParts(
                means.founded().ledger(),
                opened,
                planner,
                means.keys().refreshTokens(),
                new Revocation(means.outbound(), discovery),
                commands,
                submission,
                means.figures(),
                work);
        Reissue reissue = new Reissue(commands, opened, means.keys().refreshTokens());
        Completion completion = new Completion(
                means.journal(),
                submission,
                reissue::of,
                new Unclaimed(revoking, reissue, means.threads().timer()),
                means.steps(),
                work);
        PolicyRetries retries = new PolicyRetries(opened, planner, pace.journalWait());
        Attempts attempts = new Attempts(new AttemptParts(
                commands,
                submission,
                completion,
                opened,
                means.keys().refreshTokens(),
                new TokenEndpoint(means.outbound(), discovery, means.clock()),
                means.journal(),
                new Verdicts(retries, means.clock()),
                means.steps(),
                means.figures(),
                new RefreshSettings(
                        pace.lease(),
                        pace.answerWithin(),
                        REPLY_WITHIN,
                        means.settings().redirectUri()),
                work,
                means.clock()));
        return new Engine(
                planner,
                opened,
                completion,
                attempts,
                new Revocations(revoking),
                new Findings(commands, submission, opened, means.figures(), work),
                retries);
    }

    FoldParts fold(
            OuterFormat format,
            Means means,
            SiteGates gates,
            FoldFigures due,
            Restraints restraints,
            BooleanSupplier able) {
        PaceSettings pace = means.settings().pace();
        return new FoldParts(
                format,
                means.journal().worker(),
                opened,
                planner,
                attempts,
                completion,
                findings,
                revocations,
                new LedgerDates(planner),
                retries,
                gates,
                due,
                restraints,
                able,
                pace.tick(),
                new TickSettings(pace.budget(), TickSettings.USUAL.waiting()));
    }

    @Override
    public String toString() {
        return "Engine";
    }
}
