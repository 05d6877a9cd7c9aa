package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.Happening;
import io.credledger.faulty.Fault;
import io.credledger.faulty.When;
import io.credledger.streams.Health;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What happens to whole providers costs no grant, and is over by itself when it is over. */
@Timeout(300)
@BesideOthers
class ProviderTroubleIT {

    private static final int MANY = 150;
    private static final int RATE = 25;
    private static final int AT_ONCE = 16;

    /** Gets due after three quarters of it. */
    private static final Duration SHORT = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final GrantPolicy STRICT = GrantPolicy.strict().withAccessLife(Duration.ofHours(1));
    private static final int DOWN = 3;
    private static final int MISCONFIGURED = 4;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static StandIn unreachable;

    @SuppressWarnings("NullAway.Init")
    private static StandIn failing;

    @SuppressWarnings("NullAway.Init")
    private static StandIn turned;

    @SuppressWarnings("NullAway.Init")
    private static StandIn turning;

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private static RunningRefresher refresher;

    @BeforeAll
    static void start() throws Exception {
        unreachable = new StandIn("unreachable", STRICT);
        failing = new StandIn("failing", STRICT);
        turned = new StandIn("turned", STRICT);
        turning = new StandIn("turning", STRICT.withAccessLife(Duration.ofSeconds(4)));
        Path definitions = StandIn.definitions(directory, unreachable, failing, turned, turning);
        ledger = RunningLedger.start(
                directory.resolve("ledger"), Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()));
        refresher = RunningRefresher.start(
                ledger,
                directory.resolve("worker"),
                Map.of(
                        "CREDLEDGER_PROVIDERS_FILE",
                        definitions.toString(),
                        "CREDLEDGER_REFRESHER_PROVIDER_RATE",
                        Integer.toString(RATE),
                        "CREDLEDGER_REFRESHER_PROVIDER_CONCURRENCY",
                        Integer.toString(AT_ONCE),
                        "CREDLEDGER_REFRESHER_JOURNAL_WAIT",
                        "2s"));
        for (StandIn provider : List.of(unreachable, failing, turned, turning)) {
            provider.accepts("first").isKnownBy(ledger.admin(), "first", false);
        }
    }

    @AfterAll
    static void stop() {
        refresher.close();
        ledger.close();
        Stream.of(unreachable, failing, turned, turning).forEach(StandIn::close);
    }

    @Test
    void anOutageEndsWithoutAStampedeAndCostsNothing() throws Exception {
        Person person = ledger.person("outage");
        List<StandIn> both = List.of(unreachable, failing);
        unreachable.server().stopListening();
        failing.server().atToken(seen -> Fault.status(When.BEFORE, 502));
        for (StandIn provider : both) {
            provider.store(person, MANY, SHORT);
        }

        for (StandIn provider : both) {
            await().atMost(PATIENCE).until(() -> breaker(provider) == DOWN);
            assertThat(degraded()).contains(provider.id() + " does not answer");
        }
        await().atMost(PATIENCE).until(() -> metric("credledger_refresh_due") > 1.8 * MANY);
        assertThat(refresher.refresher().health().ready()).isTrue();
        assertThat(failing.asked()).hasSizeLessThan(2 * AT_ONCE);

        Instant back = Instant.now();
        unreachable.server().listenAgain();
        failing.server().atToken(seen -> Fault.none());

        for (StandIn provider : both) {
            await().atMost(PATIENCE).until(() -> provider.grants().count(Happening.REFRESHED) == MANY);
            await().atMost(PATIENCE).until(() -> breaker(provider) == 0);
            List<Instant> asked =
                    provider.asked().stream().filter(back::isBefore).toList();
            assertThat(asked).hasSize(MANY);
            assertThat(StandIn.most(asked, Duration.ofSeconds(1))).isLessThanOrEqualTo(2 * RATE + AT_ONCE);
            System.out.printf(
                    "%s: back after %d ms, %d within a second at most, all %d within %d ms%n",
                    provider.id(),
                    Duration.between(back, asked.get(0)).toMillis(),
                    StandIn.most(asked, Duration.ofSeconds(1)),
                    MANY,
                    Duration.between(back, asked.get(MANY - 1)).toMillis());
            assertThat(provider.hasEveryGrantAlive()).isTrue();
        }
        assertThat(degraded()).isEmpty();
        await().atMost(PATIENCE).until(() -> refreshed(person) == 2 * MANY);
        assertThat(statuses(person)).containsOnly("connected");
    }

    @Test
    void aSecretThatWasTurnedCostsNothingAndIsHealedByTheRightOne() throws Exception {
        Person person = ledger.person("misconfigured");
        turned.accepts("second");
        int connections = 60;
        turned.store(person, connections, SHORT);

        await().atMost(PATIENCE).until(() -> breaker(turned) == MISCONFIGURED);
        assertThat(degraded()).contains("turned refuses our client");
        await().atMost(PATIENCE).until(() -> metric("credledger_refresh_due") > connections * 0.7);
        assertThat(turned.asked()).hasSizeLessThanOrEqualTo(2 * AT_ONCE);
        assertThat(refresher.refresher().health().ready()).isTrue();
        assertThat(statuses(person)).containsOnly("connected");

        Instant corrected = Instant.now();
        turned.isKnownBy(ledger.admin(), "second", false);

        await().atMost(PATIENCE).until(() -> refreshed(person) == connections);
        System.out.printf(
                "%d connections are refreshed %d ms after their provider's client is right again%n",
                connections, Duration.between(corrected, Instant.now()).toMillis());
        assertThat(breaker(turned)).isZero();
        assertThat(degraded()).isEmpty();
        assertThat(statuses(person)).containsOnly("connected");
        assertThat(turned.grants().count(Happening.CLIENT_REFUSED)).isLessThanOrEqualTo(2 * AT_ONCE);
        assertThat(turned.hasEveryGrantAlive()).isTrue();
    }

    @Test
    void whileTwoSecretsOverlapRefreshesGoOn() throws Exception {
        Person person = ledger.person("overlap");
        List<String> connections = turning.store(person, 5, Duration.ofSeconds(4));
        awaitMore(person, connections, 1);

        turning.isKnownBy(ledger.admin(), "second", true);
        awaitMore(person, connections, 3);
        assertThat(breaker(turning)).isLessThan(DOWN);

        turning.accepts("second");
        awaitMore(person, connections, 3);
        assertThat(breaker(turning)).isLessThan(DOWN);

        assertThat(statuses(person)).containsOnly("connected");
        assertThat(turning.hasEveryGrantAlive()).isTrue();
    }

    /** Each goes on being refreshed, and none waits for an open breaker. */
    private static void awaitMore(Person person, List<String> connections, int times) throws Exception {
        long[] before = new long[connections.size()];
        for (int i = 0; i < before.length; i++) {
            before[i] = refreshes(person, connections.get(i));
        }
        for (int i = 0; i < before.length; i++) {
            String connection = connections.get(i);
            long enough = before[i] + times;
            await().atMost(PATIENCE).until(() -> refreshes(person, connection) >= enough);
        }
    }

    private static long refreshes(Person person, String connection) throws Exception {
        return person.get("/v1/connections/" + connection + "/history?limit=500").is(200).each("type").stream()
                .filter("CredentialRefreshed"::equals)
                .count();
    }

    private static List<String> statuses(Person person) throws Exception {
        return person.get("/v1/connections?limit=500").is(200).each("status");
    }

    /** How many have been refreshed. */
    private static long refreshed(Person person) throws Exception {
        return person.get("/v1/connections?limit=500").is(200).each("last_refreshed").stream()
                .filter(at -> !at.equals("null"))
                .count();
    }

    private static List<String> degraded() {
        List<String> reasons = new ArrayList<>();
        for (Health.Part part : refresher.refresher().health().degraded()) {
            reasons.addAll(List.of(part.reason().split("[,:] ")));
        }
        return reasons;
    }

    private static int breaker(StandIn provider) {
        return (int) metric("credledger_refresh_breaker_state{provider=\"" + provider.id() + "\"}");
    }

    private static double metric(String name) {
        Matcher line = Pattern.compile("^" + Pattern.quote(name) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(refresher.metrics());
        return line.find() ? Double.parseDouble(line.group(1)) : 0;
    }
}
