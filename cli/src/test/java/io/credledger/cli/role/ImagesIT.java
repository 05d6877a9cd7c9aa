package io.credledger.cli.role;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.system.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.containers.Network;
import org.testcontainers.lifecycle.Startables;

/**
 * The image, and what the compose file makes of it: three brokers, a registry, founding, the three services, each confined as the file says. Needs a
 * Docker engine: {@code mvn verify -Pcontainers}.
 */
@Tag("containers")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration GRACE = Duration.ofSeconds(15);
    private static final int API = 8080;

    /** Killed by SIGTERM, which it heard, or ended by itself because of it. */
    private static final List<Long> ENDED_WELL = List.of(0L, 143L);

    @TempDir
    private static Path directory;

    private static ComposeFile file;
    private static Network network;
    private static final List<ComposedContainer> RUNNING = new ArrayList<>();
    private static ComposedContainer ledger;
    private static ComposedContainer api;
    private static ComposedContainer refresher;

    @BeforeAll
    static void start() throws Exception {
        file = ComposeFile.read();
        run("docker", "build", "-t", file.service("init").text("image"), ".");
        run("deploy/secrets.sh", directory.resolve("secrets").toString());
        network = Network.newNetwork();
        Startables.deepStart(Stream.of("broker-1", "broker-2", "broker-3", "registry")
                        .map(ImagesIT::made))
                .join();
        made("init").start();
        ledger = made("ledger-service");
        api = made("query-api").withExposedPorts(API);
        refresher = made("refresher");
        Startables.deepStart(ledger, api, refresher).join();
    }

    @AfterAll
    static void stop() {
        for (int last = RUNNING.size() - 1; last >= 0; last--) {
            RUNNING.get(last).stop();
        }
        network.close();
    }

    @Test
    @Order(1)
    void whoeverHasTheFirstAdminsTokenUsesTheLedger() throws Exception {
        admin().post("/v1/identities", "{\"handle\":\"alice\",\"roles\":[\"user\"]}")
                .is(201);
        admin().post("/v1/connections", """
                        {"provider": "github", "name": "work", "kind": "bearer", "access_token": "ghp_made_up",
                         "account": {"uid": "1", "login": "octocat"}}""").is(201);

        assertThat(connections()).containsExactly("work");
    }

    @Test
    @Order(2)
    void whatIsKilledHasItAllWhenItComesBack() throws Exception {
        api.kill();
        ledger.kill();
        ledger.startAgain();
        api.startAgain();

        await().atMost(PATIENCE).ignoreExceptions().until(() -> connections().equals(List.of("work")));
        create("/v1/identities", "{\"handle\":\"bob\",\"roles\":[\"user\"]}");
    }

    @Test
    @Order(3)
    void eachEndsWhenItIsAskedTo() {
        assertThat(Stream.of(refresher, api, ledger).map(one -> one.end(GRACE))).allMatch(ENDED_WELL::contains);
    }

    /** A busy machine may answer that it is not known yet; the same request is told later. */
    private static void create(String path, String json) throws Exception {
        String key = UUID.randomUUID().toString();
        await().atMost(PATIENCE)
                .until(
                        () -> admin().post(path, json, "Idempotency-Key", key),
                        answer -> answer.response().statusCode() != 202)
                .is(201);
    }

    private static List<String> connections() throws Exception {
        List<String> names = new ArrayList<>();
        admin().get("/v1/connections")
                .is(200)
                .json()
                .get("items")
                .forEach(item -> names.add(item.get("name").asText()));
        return names;
    }

    private static Person admin() throws IOException {
        String token =
                Files.readString(directory.resolve("secrets/admin-token")).strip();
        return new Person(api.port(API), "admin", token);
    }

    private static ComposedContainer made(String name) {
        ComposedContainer container = new ComposedContainer(file, name, network, ImagesIT::place);
        RUNNING.add(container);
        return container;
    }

    /** The repository's files where they are, what deploy/secrets.sh makes where it made it, and volumes by their names, which a network of this run has. */
    private static String place(String source) {
        if (source.startsWith("./deploy/")) {
            return ComposeFile.ROOT.resolve(source).toAbsolutePath().normalize().toString();
        }
        return source.startsWith("./")
                ? directory.resolve(source).normalize().toString()
                : "credledger-" + network.getId().substring(0, 12) + "-" + source;
    }

    /** In the repository. */
    private static void run(String... command) throws Exception {
        Path said = Files.createTempFile(directory, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(ComposeFile.ROOT.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("DOCKER_BUILDKIT", "1");
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(said)).isZero();
    }
}
