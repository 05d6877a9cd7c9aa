package io.credledger.cli.refresh;

import static org.awaitility.Awaitility.await;

import io.credledger.faulty.Fault;
import io.credledger.ledger.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider or a network that fails in any way costs a grant only where the provider rotated and does not forgive; and that is said. */
class RefreshFaultsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path directory;

    @Test
    void noFaultCostsAGrantUnlessTheProviderRotatedUnheard() throws Exception {
        Providers providers = new Providers();
        Map<Site, FaultRow> rows = new LinkedHashMap<>();
        for (FaultRow row : FaultRow.values()) {
            for (Policy policy : Policy.values()) {
                rows.put(site(providers, row, policy), row);
            }
        }
        try (Stage stage = new Stage(directory, providers);
                Worker worker = stage.worker("worker")) {
            worker.awaitReady();
            Map<Grant, FaultRow> grants = new LinkedHashMap<>();
            for (Site site : rows.keySet()) {
                grants.put(stage.connect(site), rows.get(site));
            }
            seeRefused(stage, grants);
            await().atMost(PATIENCE)
                    .until(() -> grants.keySet().stream().allMatch(grant -> Fate.isDecided(stage, grant)));
            Cells cells = new Cells();
            for (var grant : grants.entrySet()) {
                cells.put(grant.getValue(), grant.getKey().site().policy(), Fate.of(stage, grant.getKey()));
            }
            SoftAssertions.assertSoftly(cells::check);
            RefreshPage.shows("fault matrix", cells.render("the first request meets"));
        }
    }

    private static Site site(Providers providers, FaultRow row, Policy policy) throws Exception {
        Site site = providers.add(row.slug() + '-' + policy.slug(), policy);
        site.server().atToken(seen -> seen.ofFamily() == 1 ? row.fault() : Fault.none());
        if (row == FaultRow.REFUSED) {
            site.server().stopListening();
        }
        return site;
    }

    /** The providers that could not be reached can be again, once that is on the log. */
    private static void seeRefused(Stage stage, Map<Grant, FaultRow> grants) throws Exception {
        for (Grant grant : grants.keySet()) {
            if (grants.get(grant) == FaultRow.REFUSED) {
                await().atMost(PATIENCE).until(() -> stage.log.has(grant.connection(), Fact.RefreshFailed.class));
                grant.site().server().listenAgain();
            }
        }
    }
}
