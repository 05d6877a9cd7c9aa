package io.credledger.cli.refresh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.faulty.Fault;
import io.credledger.faulty.When;
import io.credledger.ledger.Fact;
import io.credledger.ledger.RefusalReason;
import io.credledger.refresh.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that share the work, each with its own journal. One is stopped or dies in the middle of attempts, and another takes over. */
@BesideOthers
class SeveralWorkersIT {

    /** The other's session must end, then the lease. */
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /** Long enough for a busy machine, and short enough to be outlasted. */
    private static final Map<String, String> SHORT_LEASE =
            Map.of("CREDLEDGER_REFRESHER_LEASE", "12s", "CREDLEDGER_REFRESHER_ANSWER_DEADLINE", "4s");

    private static final Map<String, String> PATIENT = Map.of("CREDLEDGER_REFRESHER_JOURNAL_WAIT", "10m");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static Stage stage;

    @SuppressWarnings("NullAway.Init")
    private static Site strict;

    @SuppressWarnings("NullAway.Init")
    private static Site singleUse;

    @SuppressWarnings("NullAway.Init")
    private static Site lateStrict;

    @SuppressWarnings("NullAway.Init")
    private static Site lateSingleUse;

    @SuppressWarnings("NullAway.Init")
    private static Site lateForgiving;

    private final List<Worker> workers = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Providers providers = new Providers();
        strict = providers.add("strict", Policy.REUSE_DETECTED);
        singleUse = providers.add("single-use", Policy.SINGLE_USE);
        lateStrict = late(providers, Policy.REUSE_DETECTED);
        lateSingleUse = late(providers, Policy.SINGLE_USE);
        lateForgiving = late(providers, Policy.GRACE);
        stage = new Stage(directory, providers);
    }

    /** The first request of a grant is on its way until it is released. */
    private static Site late(Providers providers, Policy policy) throws Exception {
        Site site = providers.add("late-" + policy.slug(), policy);
        site.server().atToken(seen -> seen.ofFamily() == 1 ? Fault.hang(When.BEFORE) : Fault.none());
        return site;
    }

    @AfterAll
    static void stop() throws Exception {
        stage.close();
    }

    @AfterEach
    void end() {
        workers.forEach(Worker::close);
    }

    private Worker worker(String name, Map<String, String> different) throws Exception {
        Worker worker = stage.worker(name, different);
        workers.add(worker);
        return worker.awaitReady();
    }

    @Test
    void aWorkerThatSleptPastItsLeaseSendsNothingAndIsHeardWithWhatItHas() throws Exception {
        Worker sleeper = worker("one", SHORT_LEASE).holdAt(Step.JOURNALED);
        Grant unknown = stage.connect(strict);
        Grant givenUp = stage.connect(singleUse);
        sleeper.awaitStanding(2).holdAt(Step.STARTED);
        Grant unsent = stage.connect(singleUse);
        sleeper.awaitStanding(3).holdAt(Step.SENDING);
        // It has looked at its lease, and nothing but the deadline of its request keeps it.
        Grant late = stage.connect(singleUse);
        sleeper.awaitStanding(4).freeze();
        worker("two", PATIENT);
        awaitTakenOver(unknown, givenUp);
        await().atMost(PATIENCE).until(() -> isRefreshed(unsent) && isRefreshed(late));

        sleeper.wake();
        awaitStale(late, "fail");
        sleeper.letGo();
        awaitStale(unsent, "fail");
        awaitKept(unknown, givenUp);
        sleeper.stop();

        for (Grant grant : List.of(unsent, late)) {
            assertThat(Fate.of(stage, grant)).isEqualTo(new Fate(true, Fate.CONNECTED, true, 1, 0));
        }
    }

    @Test
    void aRequestThatArrivesAfterItsLeaseIsNeverSilent() throws Exception {
        Worker sender = worker("one", SHORT_LEASE);
        Grant strictly = stage.connect(lateStrict);
        Grant mildly = stage.connect(lateSingleUse);
        Grant forgivingly = stage.connect(lateForgiving);
        List<Grant> all = List.of(strictly, mildly, forgivingly);
        await().atMost(PATIENCE)
                .until(() -> all.stream()
                        .allMatch(grant -> grant.site().server().holds().held() == 1));
        sender.kill();
        worker("two", Map.of());
        await().atMost(PATIENCE).until(() -> all.stream().allMatch(SeveralWorkersIT::isRefreshed));

        all.forEach(grant -> grant.site().server().holds().release());

        await().atMost(PATIENCE)
                .until(() -> all.stream()
                        .allMatch(grant -> grant.site().server().holds().held() == 0
                                && stage.providers
                                                .family(grant)
                                                .refreshTokens()
                                                .get(0)
                                                .presented()
                                        == 2));
        assertThat(Fate.of(stage, mildly)).isEqualTo(new Fate(true, Fate.CONNECTED, true, 2, 1));
        assertThat(Fate.of(stage, forgivingly)).isEqualTo(new Fate(true, Fate.CONNECTED, true, 2, 0));
        // What was refreshed a moment ago is answered as it is.
        await().pollInterval(Duration.ofSeconds(2)).atMost(PATIENCE).until(() -> {
            stage.request(strictly);
            return stage.log.has(strictly.connection(), Fact.ReauthorisationRequired.class);
        });
        assertThat(Fate.of(stage, strictly)).isEqualTo(new Fate(false, "needs_reauth, grant-dead", true, 2, 1));
    }

    @Test
    void aWorkerThatDiedWithAGoodAnswerIsHeardWhenItReturns() throws Exception {
        Worker mortal = worker("one", SHORT_LEASE).holdAt(Step.JOURNALED);
        Grant unknown = stage.connect(strict);
        Grant givenUp = stage.connect(singleUse);
        mortal.awaitStanding(2).kill();
        worker("two", PATIENT);
        awaitTakenOver(unknown, givenUp);

        worker("one", Map.of());

        awaitKept(unknown, givenUp);
    }

    /** One waits for the journal, the other was tried again and is refused. */
    private static void awaitTakenOver(Grant unknown, Grant givenUp) {
        await().atMost(PATIENCE)
                .until(() -> stage.log.has(unknown.connection(), Fact.RefreshOutcomeUnknown.class)
                        && stage.log.has(givenUp.connection(), Fact.ReauthorisationRequired.class));
    }

    private static void awaitKept(Grant unknown, Grant givenUp) throws Exception {
        await().atMost(PATIENCE).until(() -> isRefreshed(unknown) && isRefreshed(givenUp));
        assertThat(Fate.of(stage, unknown)).isEqualTo(new Fate(true, Fate.CONNECTED, true, 1, 0));
        assertThat(Fate.of(stage, givenUp)).isEqualTo(new Fate(true, Fate.CONNECTED, true, 2, 1));
    }

    private static boolean isRefreshed(Grant grant) {
        return stage.log.has(grant.connection(), Fact.CredentialRefreshed.class);
    }

    /** What the first attempt came to was told, and the ledger did not want to know any more. */
    private static void awaitStale(Grant grant, String word) {
        await(word)
                .atMost(PATIENCE)
                .until(() -> stage.log
                        .refusalOfFirstAttempt(grant.connection(), word)
                        .filter(RefusalReason.STALE_ATTEMPT::equals)
                        .isPresent());
    }
}
