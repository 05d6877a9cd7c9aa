package io.credledger.cli.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.demo.FamilyRecord;
import io.credledger.faulty.Fault;
import io.credledger.ledger.Fact;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shards go from worker to worker while every connection is refreshed again and again, before a provider that forgives nothing. */
@BesideOthers
class RebalancesIT {

    private static final int CONNECTIONS = 60;
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration LIFE = Duration.ofSeconds(8);

    /** So that there is always something under way when a worker ends. */
    private static final Fault SLOW = Fault.slow(Duration.ofMillis(400));

    @TempDir
    private Path directory;

    private final Map<String, Worker> workers = new LinkedHashMap<>();
    private final List<Grant> grants = new ArrayList<>();

    @Test
    void noTokenIsLostOrUsedTwiceWhileWorkersComeAndGo() throws Exception {
        Providers providers = new Providers();
        Site site = providers.add("short", Policy.REUSE_DETECTED, Policy.REUSE_DETECTED.grants(LIFE));
        site.server().atToken(seen -> SLOW);
        try (Stage stage = new Stage(directory, providers)) {
            start(stage, "one");
            start(stage, "two");
            for (int number = 0; number < CONNECTIONS; number++) {
                grants.add(stage.connect(site, Instant.now().plus(LIFE)));
            }
            awaitEveryoneAgain(stage);
            start(stage, "three");
            awaitEveryoneAgain(stage);
            stop("two");
            awaitEveryoneAgain(stage);
            start(stage, "two");
            stop("one");
            start(stage, "one");
            awaitEveryoneAgain(stage);
            stop("three");
            stop("one");
            awaitEveryoneAgain(stage);
            start(stage, "three");
            awaitEveryoneAgain(stage);
            List.copyOf(workers.keySet()).forEach(this::stop);
            for (Grant grant : grants) {
                check(stage, grant);
            }
        } finally {
            workers.values().forEach(Worker::close);
        }
    }

    private void start(Stage stage, String name) throws Exception {
        workers.put(name, stage.worker(name).awaitReady());
    }

    private void stop(String name) {
        Objects.requireNonNull(workers.remove(name)).stop();
    }

    private void awaitEveryoneAgain(Stage stage) {
        Map<Grant, Integer> before = new LinkedHashMap<>();
        grants.forEach(grant -> before.put(grant, refreshes(stage, grant)));
        await().atMost(PATIENCE)
                .until(() ->
                        grants.stream().allMatch(grant -> refreshes(stage, grant) > before.getOrDefault(grant, 0)));
    }

    private static int refreshes(Stage stage, Grant grant) {
        return stage.log
                .facts(grant.connection(), Fact.CredentialRefreshed.class)
                .size();
    }

    private static void check(Stage stage, Grant grant) {
        FamilyRecord family = stage.providers.family(grant);
        assertThat(family.isAlive()).isTrue();
        assertThat(family.reuses()).isZero();
        assertThat(stage.providers.mostRequestsOfOneToken(grant)).isEqualTo(1);
        assertThat(stage.log.has(grant.connection(), Fact.ReauthorisationRequired.class))
                .isFalse();
    }
}
