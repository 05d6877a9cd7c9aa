package io.credledger.cli.refresh;

import static org.awaitility.Awaitility.await;

import io.credledger.refresh.Step;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A worker is killed while attempts stand where the row says, and another goes on. */
record Crash(Stage stage, Life life, CrashRow row) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** One grant of each site, all at once as far as they can stand there together; their fates are decided. */
    List<Grant> suffer(List<Site> sites) throws Exception {
        List<Grant> grants = new ArrayList<>();
        Deque<Site> left = new ArrayDeque<>(sites);
        while (!left.isEmpty()) {
            List<Site> together = new ArrayList<>();
            while (!left.isEmpty() && together.size() < row.together()) {
                together.add(left.remove());
            }
            grants.addAll(sufferTogether(together));
        }
        return grants;
    }

    private List<Grant> sufferTogether(List<Site> sites) throws Exception {
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
            await().atMost(PATIENCE)
                    .until(() -> sites.stream()
                            .allMatch(site -> site.server().holds().held() == 1));
        }
        life.endAndBegin();
        sites.forEach(site -> site.server().holds().drop());
        await(row.title()).atMost(PATIENCE).until(() -> Fate.areDecided(stage, grants));
        return grants;
    }
}
