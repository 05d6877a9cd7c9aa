package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.keycloak.KeycloakRealm;
import io.credledger.cli.keycloak.KeycloakUser;
import io.credledger.cli.keycloak.SharedKeycloak;
import io.credledger.cli.keycloak.TokenEndpoint;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Connections to a real Keycloak that rotates refresh tokens and takes a second use for a theft, with access tokens of one minute. It runs beside
 * all other tests: it mostly waits, and its ledger is a process of its own, as its provider is. The long form:
 * {@code -Dit.test=KeycloakRefreshIT -Dsoak.connections=200 -Dsoak.minutes=10}.
 */
@BesideOthers
class KeycloakRefreshIT {

    private static final int CONNECTIONS = Integer.getInteger("soak.connections", 20);
    private static final Duration LENGTH = Duration.ofMinutes(Integer.getInteger("soak.minutes", 2));
    private static final Duration LIFE = Duration.ofMinutes(1);

    /** Refreshed after at most 80 per cent of its life, and some seconds for a busy machine. */
    private static final Duration AT_LEAST_EVERY = Duration.ofSeconds(55);

    private static final int PEOPLE = 4;
    private static final int BY_BROWSER = 2;
    private static final Pattern REFRESHED =
            Pattern.compile("credledger_refresh_outcomes_total\\{.*outcome=\"refreshed\".*} (\\S+)");

    @TempDir
    private Path directory;

    private KeycloakRealm realm;
    private UpProcess up;

    private record Held(Person owner, String connection) {}

    @BeforeEach
    void start() throws Exception {
        realm = SharedKeycloak.get().newRealm();
        realm.admin().accessTokensLive(LIFE);
        realm.admin().rotateRefreshTokens(true);
        realm.admin().keepEvents("REFRESH_TOKEN", "REFRESH_TOKEN_ERROR");
        realm.admin().letTakePasswords(realm.client());
        Path definitions = Files.writeString(directory.resolve("providers.yaml"), ConnectIT.DEFINITION);
        up = UpProcess.start(
                directory.resolve("up"),
                Map.of(
                        "CREDLEDGER_PROVIDERS_FILE", definitions.toString(),
                        "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS", "127.0.0.1,localhost",
                        "CREDLEDGER_VERIFY_STORED", "false"));
        realm.admin().allowRedirects(realm.client(), up.url().resolve(Journey.CALLBACK));
        ConnectIT.use(up.admin(), realm, realm.client());
    }

    @AfterEach
    void stop() {
        up.close();
    }

    @Test
    void everyTokenThatIsHandedOutWorksAndNoRefreshTokenIsUsedTwice() throws Exception {
        List<Held> connections = connections();
        try (HandOuts handOuts = new HandOuts(introspection())) {
            connections.forEach(held -> handOuts.ask(held.owner(), held.connection()));
            handOuts.go(LENGTH);

            assertThat(handOuts.faults()).isEmpty();
            assertThat(handOuts.good()).isGreaterThan(CONNECTIONS * LENGTH.toSeconds() / 3);
            System.out.printf(
                    "%d connections, %s: %d hand-outs, all active, at least %d s left; %d refreshes%n",
                    CONNECTIONS, LENGTH, handOuts.good(), handOuts.shortest(), given());
        }

        for (Held held : connections) {
            assertThat(history(held)).as(held.connection()).allMatch(KeycloakRefreshIT::isGood);
            assertThat(history(held))
                    .filteredOn("CredentialRefreshed"::equals)
                    .as(held.connection())
                    .hasSizeGreaterThanOrEqualTo((int) LENGTH.dividedBy(AT_LEAST_EVERY));
            status(held, "connected");
        }
        // Whatever Keycloak rotated is on the log.
        await().atMost(Duration.ofMinutes(1)).until(this::isAllKept);
        assertThat(realm.admin().events("REFRESH_TOKEN_ERROR")).isEmpty();
        assertThat(complaints()).isEmpty();
        aSecondUseWouldHaveBeenSeen();
    }

    private static boolean isGood(String event) {
        return List.of(
                        "ConnectionGranted",
                        "ForgeActivated",
                        "RefreshRequested",
                        "RefreshStarted",
                        "CredentialRefreshed")
                .contains(event);
    }

    /** Those who ask have connections of several people's accounts. A few came by a browser, and the others by what a program got and stored. */
    private List<Held> connections() throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            people.add(up.admin().registers("person" + i));
        }
        List<Held> connections = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Person owner = people.get(i % PEOPLE);
            KeycloakUser account = realm.admin().newUser("account" + i);
            connections.add(new Held(owner, i < BY_BROWSER ? consented(owner, account) : stored(owner, account)));
        }
        return connections;
    }

    private static String consented(Person owner, KeycloakUser account) throws Exception {
        new Journey()
                .connect(owner, account, "{\"name\":\"" + account.username() + "\"}")
                .is(200);
        return owner.get("/v1/connections?name=" + account.username())
                .each("id")
                .get(0);
    }

    private String stored(Person owner, KeycloakUser account) throws Exception {
        TokenEndpoint.Answer grant = introspection().logIn(account, "openid offline_access");
        assertThat(grant.status()).as(grant.text("error_description")).isEqualTo(200);
        String wanted = """
                {"provider": "%s", "name": "%s", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s", "expires_at": "%s",
                 "account": {"uid": "%s", "login": "%s", "base_url": "%s"}, "scopes": ["openid"]}""".formatted(
                        ConnectIT.FORGE,
                        account.username(),
                        grant.text("access_token"),
                        grant.text("refresh_token"),
                        Instant.now().plusSeconds(Long.parseLong(grant.text("expires_in"))),
                        account.subject(),
                        account.username(),
                        realm.issuer());
        // Not committed in time on a busy machine is no refusal: the same key gets the same answer.
        return await().atMost(Duration.ofMinutes(1))
                .until(
                        () -> owner.post("/v1/connections", wanted, "Idempotency-Key", "store-" + account.username()),
                        answer -> answer.response().statusCode() != 202)
                .is(201)
                .text("id");
    }

    private TokenEndpoint introspection() {
        return realm.tokens(realm.client());
    }

    private static List<String> history(Held held) throws Exception {
        return held.owner()
                .get("/v1/connections/" + held.connection() + "/history?limit=500")
                .is(200)
                .each("type");
    }

    private static void status(Held held, String status) throws Exception {
        held.owner().get("/v1/connections/" + held.connection()).is(200).has("status", status);
    }

    /** How many refreshes Keycloak has answered with tokens. */
    private long given() {
        return realm.admin().events("REFRESH_TOKEN").size();
    }

    /** How many of them the ledger has committed. */
    private long kept() throws Exception {
        Matcher metric =
                REFRESHED.matcher(up.admin().get("/metrics").is(200).json().asText());
        return metric.find() ? (long) Double.parseDouble(metric.group(1)) : 0;
    }

    /** There are always some under way; between two of them nothing changes. */
    private boolean isAllKept() throws Exception {
        long before = given();
        return before == kept() && before == given();
    }

    private List<String> complaints() throws Exception {
        return SharedKeycloak.get().said(realm).stream()
                .filter(line -> line.contains("REFRESH_TOKEN_ERROR"))
                .toList();
    }

    /** What finds nothing must be able to find. */
    private void aSecondUseWouldHaveBeenSeen() throws Exception {
        String token =
                introspection().logIn(realm.alice(), "openid offline_access").text("refresh_token");
        assertThat(introspection().refresh(token).status()).isEqualTo(200);
        assertThat(introspection().refresh(token).text("error")).isEqualTo("invalid_grant");

        assertThat(realm.admin().events("REFRESH_TOKEN_ERROR")).hasSize(1);
        await().atMost(Duration.ofSeconds(10)).until(() -> complaints().size() == 1);
    }
}
