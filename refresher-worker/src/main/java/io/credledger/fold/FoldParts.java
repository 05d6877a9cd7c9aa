package io.credledger.fold;

import io.credledger.ledger.WorkerId;
import io.credledger.refresh.Attempts;
import io.credledger.refresh.Completion;
import io.credledger.refresh.Findings;
import io.credledger.refresh.Opened;
import io.credledger.refresh.Planner;
import io.credledger.refresh.Verdicts.Retries;
import io.credledger.revoke.Revocations;
import io.credledger.schedule.TickSettings;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * What the topology works with.
 *
 * @param worker whose journal this process holds
 * @param restraints what shards hold back for a while
 * @param able whether an attempt's answer could be kept now: without a journal none begins
 * @param tick how often what is due is looked for
 * @param budget what one tick of one shard takes up
 */
public record FoldParts(
        OuterFormat format,
        WorkerId worker,
        Opened opened,
        Planner planner,
        Attempts attempts,
        Completion completion,
        Findings findings,
        Revocations revocations,
        Dates dates,
        Retries retries,
        Gatekeeper gates,
        FoldFigures figures,
        Restraints restraints,
        BooleanSupplier able,
        Duration tick,
        TickSettings budget) {

    @Override
    public String toString() {
        return "FoldParts";
    }
}
