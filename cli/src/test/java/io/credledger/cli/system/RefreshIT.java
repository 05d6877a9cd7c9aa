package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.system.Person.Answer;
import io.credledger.demo.Account;
import io.credledger.demo.AuthorizationServer;
import io.credledger.demo.Death;
import io.credledger.demo.DemoClient;
import io.credledger.demo.DemoDefinition;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.Happening;
import io.credledger.demo.IssuedTokens;
import io.credledger.faulty.FaultyServer;
import io.credledger.secret.SecretToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The worker over a running ledger, before a provider that rotates, detects reuse and gives short lives. */
@BesideOthers
class RefreshIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final SecretToken SECRET = SecretToken.takeCopyOf("made-up-client-secret");
    private static final GrantPolicy SHORT = GrantPolicy.strict().withAccessLife(Duration.ofSeconds(3));
    private static final GrantPolicy LONG = GrantPolicy.strict().withAccessLife(Duration.ofHours(1));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    private static final AuthorizationServer PROVIDER = new AuthorizationServer(Clock.systemUTC());

    @SuppressWarnings("NullAway.Init")
    private static FaultyServer server;

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private static RunningRefresher refresher;

    @BeforeAll
    static void start() throws Exception {
        server = FaultyServer.over(PROVIDER);
        PROVIDER.register(new DemoClient("short", SECRET, SHORT));
        PROVIDER.register(new DemoClient("long", SECRET, LONG));
        PROVIDER.register(new DemoClient("calm", SECRET, SHORT));
        Path definitions = directory.resolve("providers.yaml");
        Files.writeString(
                definitions,
                DemoDefinition.file(List.of(
                        server.definition("short", SHORT),
                        server.definition("long", LONG),
                        server.definition("calm", SHORT))));
        ledger = RunningLedger.start(
                directory.resolve("ledger"), Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()));
        refresher = worker(definitions);
        for (String provider : List.of("short", "long", "calm")) {
            registers(provider);
        }
    }

    private static void registers(String provider) throws Exception {
        ledger.admin()
                .put(
                        "/v1/providers/" + provider + "/client",
                        "{\"client_id\": \"%s\", \"client_secret\": \"made-up-client-secret\"}".formatted(provider))
                .is(200);
    }

    private static RunningRefresher worker(Path definitions) throws Exception {
        return RunningRefresher.start(
                ledger, directory.resolve("worker"), Map.of("CREDLEDGER_PROVIDERS_FILE", definitions.toString()));
    }

    @AfterAll
    static void stop() throws Exception {
        refresher.close();
        ledger.close();
        server.close();
    }

    @Test
    void aTokenIsRefreshedByItselfAgainAndAgain() throws Exception {
        Person alice = ledger.person("alice");
        Stored stored = store(alice, "short", "main");

        await().atMost(SOON).until(() -> count(alice, stored, "CredentialRefreshed") >= 2);

        assertThat(PROVIDER.count(Happening.REUSED)).isZero();
        assertThat(alice.get("/v1/connections/" + stored.id()).is(200).text("status"))
                .isEqualTo("connected");
        assertThat(refresher.metrics())
                .contains("credledger_refresh_outcomes_total{outcome=\"refreshed\",provider=\"short\"}");
    }

    @Test
    void aTokenIsRefreshedWhenSomebodyAsks() throws Exception {
        Person bob = ledger.person("bob");
        Stored stored = store(bob, "long", "main");

        bob.post("/v1/connections/" + stored.id() + "/refresh", "{}").is(200);

        assertThat(types(bob, stored))
                .containsExactly("ConnectionGranted", "RefreshRequested", "RefreshStarted", "CredentialRefreshed");
    }

    @Test
    void aGrantThatItsOwnerTookBackNeedsAPerson() throws Exception {
        Person carol = ledger.person("carol");
        Stored stored = store(carol, "short", "main");
        PROVIDER.withdraw(stored.tokens().family());

        await().atMost(SOON).until(() -> types(carol, stored).contains("ReauthorisationRequired"));

        // The history is folded a moment before the row.
        await().atMost(SOON)
                .until(() -> carol.get("/v1/connections/" + stored.id())
                        .is(200)
                        .text("status")
                        .equals("needs_reauth"));
    }

    @Test
    void aDisconnectedGrantIsRevokedAtItsProvider() throws Exception {
        Person dora = ledger.person("dora");
        Stored stored = store(dora, "long", "main");

        dora.delete("/v1/connections/" + stored.id()).is(200);

        await().atMost(SOON).until(() -> types(dora, stored).contains("RevocationRecorded"));
        assertThat(PROVIDER.family(stored.tokens().family()).orElseThrow().death())
                .extracting(death -> Objects.requireNonNull(death).cause())
                .isEqualTo(Death.Cause.REVOKED_BY_CLIENT);
    }

    @Test
    void aWorkerThatIsStartedAgainGoesOn() throws Exception {
        Person erin = ledger.person("erin");
        Stored stored = store(erin, "short", "main");
        await().atMost(SOON).until(() -> count(erin, stored, "CredentialRefreshed") >= 1);

        refresher.close();
        long before = count(erin, stored, "CredentialRefreshed");
        refresher = worker(directory.resolve("providers.yaml"));

        await().atMost(SOON).until(() -> count(erin, stored, "CredentialRefreshed") > before);
        assertThat(PROVIDER.count(Happening.REUSED)).isZero();
    }

    @Test
    void aPausedProviderIsLeftAloneUntilItIsResumed() throws Exception {
        Person gwen = ledger.person("gwen");
        ledger.admin().post("/v1/providers/calm/pause", "{}").is(200);
        Stored stored = store(gwen, "calm", "main");

        await().during(Duration.ofSeconds(5))
                .atMost(SOON)
                .until(() -> types(gwen, stored).equals(List.of("ConnectionGranted")));
        ledger.admin().post("/v1/providers/calm/resume", "{}").is(200);

        await().atMost(SOON).until(() -> types(gwen, stored).contains("CredentialRefreshed"));
    }

    private record Stored(String id, IssuedTokens tokens) {}

    private static Stored store(Person person, String provider, String name) throws Exception {
        IssuedTokens tokens = PROVIDER.grant(provider, Account.DEMO, List.of("read"));
        Answer answer = person.post("/v1/connections", """
                        {"provider": "%s", "name": "%s", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s",
                         "expires_at": "%s", "account": {"uid": "%s", "login": "demo"}, "scopes": ["read"]}""".formatted(
                                provider,
                                name,
                                tokens.accessToken().revealText(),
                                Objects.requireNonNull(tokens.refreshToken()).revealText(),
                                Instant.now().plus(tokens.accessLife()),
                                person.handle()))
                .is(201);
        return new Stored(answer.text("id"), tokens);
    }

    private static List<String> types(Person person, Stored stored) throws Exception {
        return person.get("/v1/connections/" + stored.id() + "/history").is(200).each("type");
    }

    private static long count(Person person, Stored stored, String type) throws Exception {
        return types(person, stored).stream().filter(type::equals).count();
    }
}
