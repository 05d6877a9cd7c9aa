package io.credledger.cli.refresh;

import static org.awaitility.Awaitility.await;

import io.credledger.ledger.Fact;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** All faults at once, in the life of one worker. */
record Faults(Stage stage) {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    /** One grant of each site; their fates are decided. */
    Map<FaultRow, List<Grant>> suffer(Map<FaultRow, List<Site>> sites) throws Exception {
        for (Site unreachable : sites.getOrDefault(FaultRow.REFUSED, List.of())) {
            unreachable.server().stopListening();
        }
        Map<FaultRow, List<Grant>> grants = new EnumMap<>(FaultRow.class);
        for (var row : sites.entrySet()) {
            List<Grant> some = new ArrayList<>();
            for (Site site : row.getValue()) {
                some.add(stage.connect(site));
            }
            grants.put(row.getKey(), some);
        }
        for (Grant grant : grants.getOrDefault(FaultRow.REFUSED, List.of())) {
            await().atMost(PATIENCE).until(() -> stage.log.has(grant.connection(), Fact.RefreshFailed.class));
            grant.site().server().listenAgain();
        }
        await().atMost(PATIENCE).until(() -> grants.values().stream().allMatch(some -> Fate.areDecided(stage, some)));
        return grants;
    }
}
