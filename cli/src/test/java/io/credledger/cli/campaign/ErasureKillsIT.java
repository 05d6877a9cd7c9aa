package io.credledger.cli.campaign;

import static io.credledger.cli.campaign.Part.LEDGER;
import static io.credledger.cli.campaign.Part.QUERY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.system.Person;
import io.credledger.ledger.Fact;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** A person is forgotten while the processes that do it are killed, again and again, wherever they are just then. */
@BesideOthers
class ErasureKillsIT {

    private static final int CONNECTIONS = 30;
    private static final int KILLS = Integer.getInteger("kills", 5);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Random random = new Random(Long.getLong("seed", 7));

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    @Test
    void allIsGoneInTheEndAndNothingTwice() throws Exception {
        Places places = new Places(home.resolve("data"), home.resolve("logs"));
        try (Installation installation = Installation.found(places, 3, Durability.NO_FLUSH)) {
            Person admin = new Person(installation.url().getPort(), "admin", installation.adminToken());
            await().atMost(PATIENCE).until(() -> answers(admin));
            owned(admin);

            ask(() -> admin.post("/v1/identities/pat/erase", "{\"confirm\": \"pat\"}"), 202);
            for (int kill = 0; kill < KILLS; kill++) {
                // Wherever it is by then: in the middle of its start, too.
                long moment = System.nanoTime()
                        + Duration.ofMillis(random.nextInt(4_000)).toNanos();
                await().pollDelay(Duration.ofMillis(20)).atMost(PATIENCE).until(() -> System.nanoTime() > moment);
                Set<Part> parts = random.nextInt(3) == 0 ? Set.of(LEDGER, QUERY) : Set.of(LEDGER);
                installation.kill(parts);
                parts.forEach(installation::start);
            }
            await().atMost(PATIENCE).until(() -> isDone(admin));

            Person.Answer over = admin.get("/v1/identities/pat/cascade").is(200);
            assertThat(over.text("connections.disconnected")).isEqualTo(String.valueOf(CONNECTIONS));
            assertThat(over.text("keys.total")).isEqualTo(over.text("keys.shredded"));
            assertThat(shredded(installation)).hasSize(2 * CONNECTIONS + 1).doesNotHaveDuplicates();
        }
    }

    /** Half of them made by the person, half received from others who live elsewhere. */
    private static void owned(Person admin) throws Exception {
        Person pat = registered(admin, "pat");
        for (int i = 0; i < CONNECTIONS / 2; i++) {
            stored(pat, "own" + i);
            Person giver = registered(admin, "giver" + i);
            String given = stored(giver, "given");
            ask(() -> giver.post("/v1/connections/" + given + "/transfer", "{\"to\": \"pat\"}"), 200);
        }
    }

    private static Person registered(Person admin, String handle) throws Exception {
        ask(() -> admin.post("/v1/identities", "{\"handle\": \"" + handle + "\"}"), 201);
        Person.Answer issued = ask(() -> admin.post("/v1/identities/" + handle + "/tokens", "{}"), 201);
        return new Person(admin.port(), handle, issued.text("token"));
    }

    private static String stored(Person owner, String name) throws Exception {
        return ask(() -> owner.post("/v1/connections", """
                        {"provider": "github", "name": "%s", "kind": "bearer", "access_token": "made-up"}""".formatted(name)), 201)
                .text("id");
    }

    private interface Question {
        Person.Answer ask() throws Exception;
    }

    private static Person.Answer ask(Question question, int status) throws Exception {
        return question.ask().is(status);
    }

    private static boolean answers(Person admin) throws Exception {
        try {
            return admin.get("/v1/whoami").response().statusCode() == 200;
        } catch (ConnectException e) {
            return false;
        }
    }

    private static boolean isDone(Person admin) throws Exception {
        return answers(admin)
                && admin.get("/v1/identities/pat/cascade").text("state").equals("done");
    }

    private static List<String> shredded(Installation installation) {
        EventCodec events = new EventCodec(OuterFormat.builtIn());
        List<String> keys = new ArrayList<>();
        Set<Long> seqs = new HashSet<>();
        try (CommittedRecords log = new CommittedRecords(installation.admin())) {
            for (int shard = 0; shard < installation.shards(); shard++) {
                seqs.clear();
                log.forEach(Topics.EVENTS.name(), shard, record -> {
                    var event = events.decode(record.value());
                    assertThat(seqs.add(event.header().position().seq())).isTrue();
                    if (event.fact() instanceof Fact.DataKeyShredded gone) {
                        keys.add(gone.key().value());
                    }
                });
            }
        }
        return keys;
    }
}
