package io.credledger.cli.refresh;

import io.credledger.faulty.Fault;
import io.credledger.refresh.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker that is killed at every step of an attempt loses a grant only where nobody could have kept it, and says so. */
class RefreshCrashMatrixIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final Cells cells = new Cells();

    @Test
    void noKillCostsAGrantUnlessItsAnswerWasNeverKept() throws Exception {
        Providers providers = new Providers();
        Map<CrashRow, List<Site>> rows = new EnumMap<>(CrashRow.class);
        for (CrashRow row : CrashRow.values()) {
            rows.put(row, sites(providers, row));
        }
        try (Stage stage = new Stage(directory, providers);
                Life life = new Life(stage)) {
            for (var row : rows.entrySet()) {
                for (Grant grant : crash(stage, life, row.getKey(), row.getValue())) {
                    cells.put(row.getKey(), grant.site().policy(), Fate.of(stage, grant));
                }
            }
        }
        SoftAssertions.assertSoftly(cells::check);
        RefreshPage.shows("crash matrix", cells.render("the worker is killed with"));
    }

    private static List<Site> sites(Providers providers, CrashRow row) throws Exception {
        List<Site> sites = new ArrayList<>();
        for (Policy policy : Policy.values()) {
            Site site = providers.add(row.slug() + '-' + policy.slug(), policy);
            site.server().atToken(seen -> seen.ofFamily() == 1 ? row.fault() : Fault.none());
            sites.add(site);
        }
        return sites;
    }

    /** All policies at once, as far as they can stand there together. */
    private static List<Grant> crash(Stage stage, Life life, CrashRow row, List<Site> sites) throws Exception {
        List<Grant> grants = new ArrayList<>();
        Deque<Site> left = new ArrayDeque<>(sites);
        while (!left.isEmpty()) {
            List<Site> together = new ArrayList<>();
            while (!left.isEmpty() && together.size() < row.together()) {
                together.add(left.remove());
            }
            grants.addAll(crashTogether(stage, life, row, together));
        }
        return grants;
    }

    private static List<Grant> crashTogether(Stage stage, Life life, CrashRow row, List<Site> sites) throws Exception {
        Step step = row.step();
        if (step != null) {
            life.worker().holdAt(step);
        }
        List<Grant> grants = new ArrayList<>();
        for (Site site : sites) {
            grants.add(stage.connect(site));
        }
        if (step != null) {
            life.worker().awaitStanding(sites.size());
        } else {
            for (Site site : sites) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> site.server().holds().held() == 1);
            }
        }
        life.endAndBegin();
        sites.forEach(site -> site.server().holds().drop());
        Awaitility.await(row.title())
                .atMost(PATIENCE)
                .until(() -> grants.stream().allMatch(grant -> Fate.isDecided(stage, grant)));
        return grants;
    }
}
