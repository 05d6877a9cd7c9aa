package io.credledger.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.system.Person;
import io.credledger.cli.system.RunningLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of the client guide as they stand: curl, Nimbus and oauth4webapi find the ledger, exchange, introspect and revoke. */
class ClientExamplesIT {

    private static final Path EXAMPLES =
            Path.of("../docs/examples/clients").toAbsolutePath().normalize();

    @TempDir
    private static Path home;

    private static RunningLedger ledger;
    private static Person bot;
    private static Person caller;

    private Person old;

    @BeforeAll
    static void start() throws Exception {
        ledger = RunningLedger.start(home.resolve("ledger"), Map.of());
        bot = ledger.person("ci-bot", "user", "service");
        caller = ledger.person("alice");
        bot.post("/v1/connections", """
                {"provider": "github", "kind": "bearer", "access_token": "ghp_made_up", "scopes": ["repo"]}""").is(201);
        Files.writeString(home.resolve("ci-bot.token"), bot.token() + "\n");
        Files.writeString(home.resolve("caller.token"), caller.token() + "\n");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @BeforeEach
    void issueWhatIsNotNeededAnyMore() throws Exception {
        String token = bot.post("/v1/identities/ci-bot/tokens", "{}").is(201).text("token");
        old = new Person(bot.port(), bot.handle(), token);
        old.get("/v1/whoami").is(200);
        Files.writeString(home.resolve("old.token"), token + "\n");
    }

    @Test
    void curlNeedsNothingElse() throws Exception {
        String said = run(List.of("bash", "-e", EXAMPLES.resolve("clients.sh").toString()));

        assertThat(said).contains("\"issuer\":\"" + url() + "\"");
        assertEverythingWorked(said);
    }

    @Test
    void nimbusKnowsTheLedgerFromItsMetadata() throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();

        assertEverythingWorked(run(List.of(
                java,
                "-cp",
                System.getProperty("java.class.path"),
                EXAMPLES.resolve("Clients.java").toString())));
    }

    @Test
    @NeedsNode
    void oauth4webapiKnowsTheLedgerFromItsMetadata() throws Exception {
        Node.install(home);
        Path script = home.resolve("clients.mjs");
        Files.copy(EXAMPLES.resolve("clients.mjs"), script);

        assertEverythingWorked(run(Node.command(script)));
    }

    private void assertEverythingWorked(String said) throws Exception {
        assertThat(said).contains("ghp_made_up", "\"active\":true", "\"username\":\"alice\"", "revoked");
        assertThat(said).doesNotContain(bot.token(), caller.token(), old.token());
        old.get("/v1/whoami").is(401);
    }

    private static String url() {
        return "http://127.0.0.1:" + bot.port();
    }

    static String run(List<String> command, Path directory, String url) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("CREDLEDGER_URL", url);
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, home, url());
    }

    @Test
    @NeedsNode
    void oauth4webapiMayAuthenticateInEveryWay() throws Exception {
        Node.install(home);
        Path script = home.resolve("methods.mjs");
        Files.copy(Path.of("src/test/resources/io/credledger/cli/interop/methods.mjs"), script);

        assertThat(run(Node.command(script)).lines())
                .containsExactly(
                        "client_secret_basic ghp_made_up",
                        "client_secret_post ghp_made_up",
                        "none ghp_made_up",
                        "wrong secret 401",
                        "unknown token false",
                        "unknown audience invalid_target");
    }

    @Test
    void theGuideShowsTheFilesThatRunHere() throws IOException {
        String guide = Files.readString(EXAMPLES.resolve("../../clients.md"));

        for (String file : List.of("clients.sh", "clients.mjs", "Clients.java")) {
            assertThat(guide).contains(Files.readString(EXAMPLES.resolve(file)).stripTrailing() + "\n```");
        }
    }
}
