package io.credledger.cli.refresh;

import io.credledger.cli.BesideOthers;
import io.credledger.faulty.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Neither a worker that is killed nor a provider that fails costs a grant, unless the provider rotated, does not forgive, and its answer was in no place
 * that survives; and that is said. What is seen becomes the tables of {@code docs/refresh.md}.
 */
@BesideOthers
class RefreshCrashMatrixIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    private static final Map<CrashRow, List<Site>> CRASHES = new EnumMap<>(CrashRow.class);
    private static final Map<FaultRow, List<Site>> FAULTS = new EnumMap<>(FaultRow.class);

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @SuppressWarnings("NullAway.Init")
    private static Life life;

    @BeforeAll
    static void start() throws Exception {
        Providers providers = new Providers();
        for (CrashRow row : CrashRow.values()) {
            CRASHES.put(row, sites(providers, row));
        }
        for (FaultRow row : FaultRow.values()) {
            FAULTS.put(row, sites(providers, row));
        }
        stage = new Stage(directory, providers);
        life = new Life(stage);
    }

    /** A provider for each cell of the row. Only the first request of a grant is a strange one. */
    private static List<Site> sites(Providers providers, Row row) throws Exception {
        List<Site> sites = new ArrayList<>();
        for (Policy policy : Policy.values()) {
            Site site = providers.add(row.slug() + '-' + policy.slug(), policy);
            site.server().atToken(seen -> seen.ofFamily() == 1 ? row.fault() : Fault.none());
            sites.add(site);
        }
        return sites;
    }

    @AfterAll
    static void stop() throws Exception {
        life.close();
        stage.close();
    }

    @Test
    void noKillCostsAGrantWhoseAnswerWasKept() throws Exception {
        Cells cells = new Cells();
        for (var crash : CRASHES.entrySet()) {
            List<Grant> grants = new Crash(stage, life, crash.getKey()).suffer(crash.getValue());
            cells.putAll(crash.getKey(), stage, grants);
        }
        SoftAssertions.assertSoftly(cells::check);
        RefreshPage.shows("crash matrix", cells.render("the worker is killed with"));
    }

    @Test
    void noFaultCostsAGrantUnlessTheProviderRotatedUnheard() throws Exception {
        Cells cells = new Cells();
        for (var grants : new Faults(stage).suffer(FAULTS).entrySet()) {
            cells.putAll(grants.getKey(), stage, grants.getValue());
        }
        SoftAssertions.assertSoftly(cells::check);
        RefreshPage.shows("fault matrix", cells.render("the first request meets"));
    }
}
