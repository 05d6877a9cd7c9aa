package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.system.HookReceiver.Told;
import io.credledger.cli.system.Person.Answer;
import io.credledger.demo.Account;
import io.credledger.demo.GrantPolicy;
import io.credledger.demo.IssuedTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A ledger in a process of its own and a receiver here. The process is killed once: last, because all would wait for it. */
@BesideOthers
@Timeout(300)
@TestMethodOrder(OrderAnnotation.class)
class WebhooksIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final GrantPolicy LONG = GrantPolicy.strict().withAccessLife(Duration.ofHours(1));
    private static final String MOODY = "/moody";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static StandIn provider;

    @SuppressWarnings("NullAway.Init")
    private static HookReceiver receiver;

    @SuppressWarnings("NullAway.Init")
    private static UpProcess up;

    @SuppressWarnings("NullAway.Init")
    private static Map<String, String> settings;

    @BeforeAll
    static void start() throws Exception {
        provider = new StandIn("stand-in", LONG);
        receiver = new HookReceiver();
        settings = Map.of(
                "CREDLEDGER_PROVIDERS_FILE",
                StandIn.definitions(directory, provider).toString(),
                // The provider and the receiver; nothing else of this machine.
                "CREDLEDGER_OUTBOUND_ALLOWED_HOSTS",
                "127.0.0.1",
                "CREDLEDGER_VERIFY_STORED",
                "false");
        up = UpProcess.start(directory.resolve("first"), directory.resolve("data"), settings);
        provider.accepts("secret").isKnownBy(up.admin(), "secret", false);
        twiceInABadMood();
    }

    @AfterAll
    static void stop() {
        up.close();
        receiver.close();
        provider.close();
    }

    /** It begins here, for its pauses are long, and ends when everything else has. */
    private static void twiceInABadMood() throws Exception {
        receiver.answers(MOODY, number -> number <= 2 ? 500 : 200);
        Person moody = up.admin().registers("moody");
        subscribe(moody, MOODY, "");
        disconnect(moody, moody.stores("github", "one", "made-up"));
    }

    private static Answer subscribe(Person who, String path, String more) throws Exception {
        return who.post("/v1/webhooks", "{\"url\": \"%s\"%s}".formatted(receiver.url(path), more))
                .is(201);
    }

    private static void disconnect(Person who, String connection) throws Exception {
        who.delete("/v1/connections/" + connection).is(200);
    }

    private static String store(Person owner, String more) throws Exception {
        return store(owner, more, provider.grants().grant(provider.id(), Account.DEMO, List.of("read")));
    }

    private static String store(Person owner, String more, IssuedTokens tokens) throws Exception {
        return owner.post("/v1/connections", """
                {"provider": "%s", "kind": "oauth2", "access_token": "%s", "refresh_token": "%s", "expires_at": "%s",
                 "account": {"uid": "%s", "login": "demo"}, "scopes": ["read"]%s}""".formatted(
                                provider.id(),
                                tokens.accessToken().revealText(),
                                Objects.requireNonNull(tokens.refreshToken()).revealText(),
                                Instant.now().plus(Duration.ofHours(1)),
                                provider.id(),
                                more))
                .is(more.isEmpty() ? 201 : 200)
                .text("id");
    }

    private static long seq(String id) {
        return Long.parseLong(id.substring(id.lastIndexOf('_') + 1));
    }

    private static void until(String path, int count) {
        await().atMost(SOON).until(() -> receiver.told(path).size() >= count);
    }

    @Test
    @Order(1)
    void eachIsToldWhatIsTheirsSignedAndInOrder() throws Exception {
        Person alice = up.admin().registers("alice");
        Person bob = up.admin().registers("bob");
        String secret = subscribe(alice, "/alice", "").text("secret");
        subscribe(bob, "/bob", "");
        subscribe(up.admin(), "/all", ", \"all_connections\": true");
        IssuedTokens tokens = provider.grants().grant(provider.id(), Account.DEMO, List.of("read"));
        String connection = store(alice, "", tokens);
        String path = "/v1/connections/" + connection;

        provider.grants().withdraw(tokens.family());
        alice.post(path + "/refresh", "{}");
        until("/alice", 1);
        store(alice, ", \"replace\": true");
        alice.post(path + "/transfer", "{\"to\": \"bob\"}").is(200);
        disconnect(bob, connection);

        until("/bob", 2);
        until("/alice", 3);
        await().atMost(SOON)
                .until(() -> receiver.told("/all").stream()
                                .filter(told -> told.body().contains(connection))
                                .count()
                        == 4);
        assertThat(receiver.kinds("/alice")).containsExactly("needs_reauth", "refresh_recovered", "transferred");
        assertThat(receiver.kinds("/bob")).containsExactly("transferred", "disconnected");
        assertThat(receiver.told("/all").stream()
                        .filter(told -> told.body().contains(connection))
                        .map(Told::kind))
                .containsExactly("needs_reauth", "refresh_recovered", "transferred", "disconnected");
        assertThat(receiver.told("/alice")).allSatisfy(told -> {
            assertThat(told.isSignedWith(secret)).isTrue();
            assertThat(told.type()).startsWith("application/cloudevents+json");
            assertThat(told.body())
                    .contains("\"source\":\"" + up.url() + "\"", "\"subject\":\"" + connection + "\"", told.id())
                    .doesNotContain("alice", "demo", provider.id());
        });
    }

    @Test
    @Order(2)
    void whatWasToldIsToldAgainFromAPositionOrATimeOn() throws Exception {
        Person carol = up.admin().registers("carol");
        Instant before = Instant.now();
        String webhook = subscribe(carol, "/carol", "").text("id");
        for (String name : List.of("one", "two", "three")) {
            disconnect(carol, carol.stores("github", name, "made-up"));
        }
        until("/carol", 3);
        List<String> ids = receiver.ids("/carol").stream()
                .sorted(Comparator.comparingLong(WebhooksIT::seq))
                .toList();
        String position = ids.get(1).replace("evt_", "").replace('_', ':');

        carol.post("/v1/webhooks/" + webhook + "/replay", "{\"from\": \"" + position + "\"}")
                .is(204);
        until("/carol", 5);
        assertThat(receiver.ids("/carol").subList(3, 5)).containsExactlyInAnyOrderElementsOf(ids.subList(1, 3));

        carol.post("/v1/webhooks/" + webhook + "/replay", "{\"from\": \"" + before + "\"}")
                .is(204);
        until("/carol", 8);
        assertThat(receiver.ids("/carol").subList(5, 8)).containsExactlyInAnyOrderElementsOf(ids);
        carol.post("/v1/webhooks/" + webhook + "/replay", "{\"from\": \"99:1\"}")
                .isProblem(400, "invalid-request");
        carol.post("/v1/webhooks/" + webhook + "/replay", "{\"from\": \"yesterday\"}")
                .isProblem(400, "invalid-request");
    }

    @Test
    @Order(3)
    void whoIsRemovedHearsNothingMore() throws Exception {
        Person dora = up.admin().registers("dora");
        String removed = subscribe(dora, "/removed", "").text("id");
        subscribe(dora, "/kept", "");
        dora.delete("/v1/webhooks/" + removed).is(204);

        disconnect(dora, dora.stores("github", "one", "made-up"));
        until("/kept", 1);

        assertThat(receiver.told("/removed")).isEmpty();
        dora.delete("/v1/webhooks/" + removed).isProblem(404, "unknown-webhook");
    }

    @Test
    @Order(4)
    void nobodySubscribesToWhatIsNotTheirsOrToAPlaceWithin() throws Exception {
        Person eve = up.admin().registers("eve");

        eve.post("/v1/webhooks", "{\"url\": \"https://hook.example/\", \"all_connections\": true}")
                .isProblem(403, "forbidden");
        for (String url : List.of(
                "https://10.0.0.1/",
                "https://[::1]/",
                "https://localhost/",
                "http://hook.example/",
                "https://a@b.example/",
                "file:/etc/passwd")) {
            Answer answer =
                    eve.post("/v1/webhooks", "{\"url\": \"" + url + "\"}").isProblem(400, "invalid-request");
            assertThat(answer.text("detail")).contains("url").doesNotContain(url);
        }
        String others = subscribe(up.admin(), "/others", "").text("id");
        eve.delete("/v1/webhooks/" + others).isProblem(404, "unknown-webhook");
        assertThat(eve.get("/v1/webhooks").is(200).each("id")).isEmpty();
    }

    @Test
    @Order(5)
    void aRepeatedSubscriptionIsTheFirstWithoutItsSecret() throws Exception {
        Person faye = up.admin().registers("faye");
        String body = "{\"url\": \"" + receiver.url("/faye") + "\"}";
        String id = faye.post("/v1/webhooks", body, "Idempotency-Key", "once")
                .is(201)
                .text("id");

        faye.post("/v1/webhooks", body, "Idempotency-Key", "once")
                .isProblem(409, "secret-already-shown")
                .has("id", id);
        assertThat(faye.get("/v1/webhooks").is(200).each("id")).containsExactly(id);
        assertThat(faye.get("/v1/identities/faye/export")
                        .is(200)
                        .json()
                        .at("/webhooks/0/id")
                        .asText())
                .isEqualTo(id);
        assertThat(faye.get("/v1/identities/faye/export").response().body()).doesNotContain("whsec_");
    }

    @Test
    @Order(6)
    void whoRefusedTwiceIsToldAThirdTime() throws Exception {
        Person moody = new Person(up.url().getPort(), "moody", token("moody"));
        until(MOODY, 3);

        assertThat(receiver.ids(MOODY).stream().distinct()).hasSize(1);
        List<String> outcomes = new ArrayList<>();
        await().atMost(SOON).until(() -> {
            outcomes.add(moody.get("/v1/webhooks")
                    .is(200)
                    .json()
                    .at("/items/0/delivery/last_outcome")
                    .asText());
            return outcomes.contains("taken");
        });
        assertThat(moody.get("/v1/webhooks")
                        .json()
                        .at("/items/0/delivery/waiting")
                        .asInt())
                .isZero();
    }

    private static String token(String handle) throws Exception {
        return up.admin()
                .post("/v1/identities/" + handle + "/tokens", "{}")
                .is(201)
                .text("token");
    }

    @Test
    @Order(7)
    void whatAKillInterruptsIsToldAgainUnderTheSameId() throws Exception {
        int others = receiver.told("/alice").size();
        CountDownLatch killed = new CountDownLatch(1);
        receiver.answers("/killed", number -> {
            if (number == 1) {
                up.kill();
                killed.countDown();
            }
            return 200;
        });
        Person gina = up.admin().registers("gina");
        subscribe(gina, "/killed", "");
        disconnect(gina, gina.stores("github", "one", "made-up"));
        killed.await();

        up = UpProcess.start(directory.resolve("second"), directory.resolve("data"), settings);
        until("/killed", 2);

        assertThat(receiver.ids("/killed").stream().distinct()).hasSize(1);
        assertThat(receiver.told("/alice")).hasSize(others);
    }
}
