package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.cli.BesideOthers;
import io.credledger.cli.system.Person.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two APIs of one ledger, each with some of the shards, behind a proxy that takes turns. */
@BesideOthers
@Timeout(180)
class SeveralApisIT {

    /** What operations.md promises of a clean stop, and time for a machine that has other things to do. */
    private static final Duration BOUND = Duration.ofSeconds(30);

    private static final Pattern ASKED =
            Pattern.compile("credledger_instances_questions_total\\{kind=\"get\"} ([0-9.E]+)");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private static Path directory;

    @SuppressWarnings("NullAway.Init")
    private static RunningLedger ledger;

    @SuppressWarnings("NullAway.Init")
    private static QueryApiConfiguration configuration;

    @SuppressWarnings("NullAway.Init")
    private static QueryApi other;

    @SuppressWarnings("NullAway.Init")
    private static Person admin;

    @SuppressWarnings("NullAway.Init")
    private static Proxy proxy;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(directory, Map.of(RunningLedger.SHARED, "0"));
        configuration =
                ledger.apiConfiguration(ledger.masterText(), ledger.files().pseudonym());
        other = startOther();
        admin = ledger.admin();
        proxy = new Proxy(admin.port(), other.port());
    }

    /** Ready is whoever reaches every shard; both have some once each has asked the other. */
    private static QueryApi startOther() {
        QueryApi started = RunningLedger.startApi(configuration);
        await().atMost(Duration.ofMinutes(1)).until(() -> started.health().ready());
        return started;
    }

    @AfterAll
    static void stop() {
        other.close();
        ledger.close();
    }

    private static List<Person> both(Person person) {
        return List.of(Proxy.at(admin.port(), person), Proxy.at(other.port(), person));
    }

    /** What one answers, and that the other answers the same. */
    private static JsonNode alike(Person person, String path) throws Exception {
        List<JsonNode> answers = new ArrayList<>();
        for (Person each : both(person)) {
            answers.add(each.get(path).is(200).json());
        }
        assertThat(answers.get(1)).as(path).isEqualTo(answers.get(0));
        return answers.get(0);
    }

    private static Person registered(String handle, String... roles) throws Exception {
        return proxy.next(admin).registers(handle, roles);
    }

    @Test
    void eachAnswersEverything() throws Exception {
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Person person = registered("person-" + i);
            people.add(person);
            String id = proxy.next(person).stores("github", "main", "token-of-" + i);
            proxy.next(person).put("/v1/forge", "{\"forge_type\":\"github\"}").is(200);
            alike(person, "/v1/me");
            alike(person, "/v1/forge");
            alike(person, "/v1/connections/" + id);
            proxy.next(person).exchange("audience", "github").is(200).has("access_token", "token-of-" + i);
            proxy.next(person)
                    .exchange("resource", "urn:credledger:connection:" + id)
                    .is(200);
        }
        for (int i = 0; i < people.size(); i++) {
            transferred(people.get(i), people.get((i + 1) % people.size()));
        }
        assertThat(alike(admin, "/v1/connections?limit=500").path("items")).hasSizeGreaterThanOrEqualTo(6);
        assertThat(alike(admin, "/v1/identities?limit=500").path("items")).hasSizeGreaterThanOrEqualTo(7);
        assertThat(questions(admin.port())).isPositive();
        assertThat(questions(other.port())).isPositive();
    }

    private static void transferred(Person from, Person to) throws Exception {
        String id = proxy.next(from).stores("gitlab", "given", "token");
        String before = proxy.next(from).get("/v1/connections/" + id).is(200).text("updated_at");
        Answer given = proxy.next(from)
                .post("/v1/connections/" + id + "/transfer", "{\"to\":\"" + to.handle() + "\"}")
                .is(200)
                .has("owner", to.handle());
        String position = given.header("Ledger-Position");
        proxy.next(to)
                .get("/v1/connections/" + id + "?min_position=" + position)
                .is(200)
                .has("owner", to.handle());
        assertThat(alike(to, "/v1/connections/" + id + "/history").path("items"))
                .hasSize(2);
        assertThat(alike(admin, "/v1/connections/" + id + "?as_of=" + before)
                        .path("owner")
                        .asText())
                .isEqualTo(from.handle());
        alike(admin, "/v1/audit/events?type=ConnectionTransferred&connection=" + id);
        alike(admin, "/v1/audit/ownership?connection=" + id + "&as_of=" + position);
        String proof = "/v1/audit/proof?connection=" + id + "&position=" + position + "&size="
                + position.substring(position.indexOf(':') + 1);
        List<JsonNode> proofs = new ArrayList<>();
        for (Person each : both(to)) {
            proofs.add(each.get(proof).is(200).json().path("hashes"));
        }
        assertThat(proofs.get(1)).isEqualTo(proofs.get(0));
    }

    private static double questions(int port) throws Exception {
        Matcher found = ASKED.matcher(Proxy.at(port, ledger.nobody())
                .get("/metrics")
                .is(200)
                .response()
                .body());
        assertThat(found.find()).isTrue();
        return Double.parseDouble(found.group(1));
    }

    @Test
    void whatWasWrittenWithOneIsReadAtOnceWithTheOther() throws Exception {
        Person wanda = registered("wanda");
        for (int i = 0; i < 20; i++) {
            String id = proxy.next(wanda).stores("github", "c" + i, "token");
            proxy.next(wanda).get("/v1/connections/" + id).is(200);
            assertThat(proxy.next(wanda).get("/v1/connections").is(200).each("id"))
                    .contains(id)
                    .hasSize(i + 1);
        }
    }

    @Test
    void partsOfAListMayComeFromDifferentApis() throws Exception {
        for (int i = 0; i < 3; i++) {
            registered("listed-" + i).stores("github", "main", "token");
        }
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = proxy.next(admin)
                    .get("/v1/connections?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200);
            ids.addAll(page.each("id"));
            cursor = page.json().path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(3);
    }

    @Test
    void aRepeatedWriteIsOneWriteWhoeverIsAsked() throws Exception {
        Person rita = registered("rita");
        String body = "{\"provider\":\"github\",\"kind\":\"bearer\",\"access_token\":\"secret\"}";
        Answer first = proxy.next(rita)
                .post("/v1/connections", body, "Idempotency-Key", "once")
                .is(201);
        Answer again = proxy.next(rita)
                .post("/v1/connections", body, "Idempotency-Key", "once")
                .is(201);
        assertThat(again.header("Ledger-Position")).isEqualTo(first.header("Ledger-Position"));
    }

    @Test
    void aSessionBegunWithOneIsGoodAtTheOther() throws Exception {
        Person sam = registered("sam");
        Browser here = new Browser(admin.port());
        here.send("POST", "/signin/token", "{\"token\":\"" + sam.token() + "\"}")
                .is(200);
        Browser there = new Browser(other.port());
        there.put(Browser.SESSION, String.valueOf(here.cookie(Browser.SESSION)));
        there.send("GET", "/v1/whoami", null).is(200).has("identity", "sam").has("auth", "session");
    }

    @Test
    void whatIsSignedIsShownByBoth() {
        await().atMost(BOUND).untilAsserted(() -> {
            for (Person each : both(admin)) {
                assertThat(each.get("/v1/audit/checkpoint").response().statusCode())
                        .isEqualTo(200);
            }
        });
    }

    @Test
    void whatHappensIsToldLiveByWhicheverIsAsked() throws Exception {
        Person liv = registered("liv");
        String id = proxy.next(liv).stores("github", "main", "token");
        for (Person each : both(admin)) {
            HttpRequest live = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + each.port() + "/v1/audit/events?connection=" + id))
                    .header("Authorization", "Bearer " + each.token())
                    .header("Accept", "text/event-stream")
                    .build();
            HttpResponse<Stream<String>> told = HTTP.send(live, BodyHandlers.ofLines());
            assertThat(told.statusCode()).isEqualTo(200);
            String name = "shared-at-" + each.port();
            proxy.next(admin).registers(name);
            proxy.next(liv).put("/v1/connections/" + id + "/shares/" + name, "").is(200);
            try (Stream<String> lines = told.body()) {
                assertThat(lines.anyMatch(line -> line.contains("AccessShared")))
                        .isTrue();
            }
        }
    }

    /** Each shard is told of by the one that has it, wherever the subscription was made. */
    @Test
    void aSubscriberIsToldOfAllShardsAndOfNothingTwice() throws Exception {
        try (HookReceiver receiver = new HookReceiver()) {
            String hook = proxy.next(admin)
                    .post(
                            "/v1/webhooks",
                            "{\"url\": \"%s\", \"all_connections\": true}".formatted(receiver.url("/all")))
                    .is(201)
                    .text("id");
            List<String> gone = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                Person person = registered("hooked-" + i);
                String id = proxy.next(person).stores("github", "main", "token");
                proxy.next(person).delete("/v1/connections/" + id).is(200);
                gone.add(id);
            }
            await().atMost(BOUND)
                    .untilAsserted(() -> assertThat(gone)
                            .allSatisfy(id -> assertThat(receiver.told("/all"))
                                    .anyMatch(one -> one.body().contains(id))));
            assertThat(receiver.ids("/all")).doesNotHaveDuplicates();
            proxy.next(admin).delete("/v1/webhooks/" + hook);
        }
    }

    /** Nobody's write fails: a client that repeats it with its key sees it done once, and reads come back within the bound. */
    @Test
    void oneStopsAndComesBackAmongReadsAndWrites() throws Exception {
        Person bea = registered("bea");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        List<CompletableFuture<Integer>> clients = IntStream.range(0, 2)
                .mapToObj(client -> CompletableFuture.supplyAsync(() -> writes(bea, client, over, written)))
                .toList();
        await().atMost(BOUND).until(() -> written.get() > 20);

        int gone = other.port();
        other.close();
        proxy.removes(gone);
        int before = written.get();
        await().atMost(BOUND).until(() -> written.get() > before + 20);

        other = startOther();
        proxy.adds(other.port());
        int after = written.get();
        await().atMost(BOUND).until(() -> written.get() > after + 20);
        over.set(true);

        int wanted = 0;
        for (CompletableFuture<Integer> client : clients) {
            wanted += client.get();
        }
        assertThat(all(bea)).hasSize(wanted).doesNotHaveDuplicates();
        alike(admin, "/v1/identities?limit=500");
    }

    private static List<String> all(Person person) throws Exception {
        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = proxy.next(person)
                    .get("/v1/connections?limit=500" + (cursor.isEmpty() ? "" : "&cursor=" + cursor))
                    .is(200);
            names.addAll(page.each("name"));
            cursor = page.json().path("next_cursor").asText("");
        } while (!cursor.isEmpty() && !cursor.equals("null"));
        return names;
    }

    /** Writes, reads what it wrote with whoever is next, and writes again. */
    private static int writes(Person person, int client, AtomicBoolean over, AtomicInteger written) {
        int done = 0;
        try {
            while (!over.get()) {
                String name = "w" + client + "-" + done;
                String body =
                        "{\"provider\":\"github\",\"name\":\"%s\",\"kind\":\"bearer\",\"access_token\":\"secret\"}"
                                .formatted(name);
                Answer answer =
                        proxy.patiently(person, BOUND, "POST", "/v1/connections", body, "Idempotency-Key", name);
                String id = answer.is(201).text("id");
                proxy.patiently(person, BOUND, "GET", "/v1/connections/" + id, null)
                        .is(200)
                        .has("name", name);
                done++;
                written.incrementAndGet();
            }
        } catch (Exception e) {
            throw new IllegalStateException("a client must get its answers", e);
        }
        return done;
    }
}
