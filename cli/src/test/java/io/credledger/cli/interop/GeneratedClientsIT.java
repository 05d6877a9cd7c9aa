package io.credledger.cli.interop;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.system.Person;
import io.credledger.cli.system.RunningLedger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever has {@code openapi.yaml} has a client: what openapi-generator makes of it compiles as it is, and works. */
@BesideOthers
class GeneratedClientsIT {

    private static final String PROPERTY = "credledger.clients.home";

    @TempDir
    private static Path home;

    private static Path clients;
    private static RunningLedger ledger;
    private static Person alice;

    @BeforeAll
    static void start() throws Exception {
        String property = System.getProperty(PROPERTY);
        if (property == null) {
            throw new AssertionError(PROPERTY + " must name the clients, which `mvn verify` has made");
        }
        clients = Path.of(property);
        ledger = RunningLedger.start(home.resolve("ledger"), Map.of());
        alice = ledger.person("alice");
        Files.writeString(home.resolve("alice"), alice.token() + "\n");
        Files.writeString(
                home.resolve("bob"), ledger.person("bob", "user", "auditor").token() + "\n");
    }

    @AfterAll
    static void stop() {
        ledger.close();
    }

    @Test
    void aJavaProgramDoesEverythingWithIt() throws Exception {
        assertEverythingWorked("java", run(GeneratedJava.command(clients, home.resolve("classes"))));
    }

    @Test
    @NeedsNode
    void aTypeScriptProgramDoesTheSame() throws Exception {
        Path scripts = home.resolve("scripts");
        assertThat(ClientExamplesIT.run(GeneratedTypeScript.compiler(clients, scripts), home, url()))
                .isEmpty();

        assertEverythingWorked("typescript", run(GeneratedTypeScript.command(scripts)));
    }

    private static void assertEverythingWorked(String name, String said) {
        assertThat(said.lines())
                .containsExactly(
                        "whoami alice [user] null",
                        "stored connected octocat null 1",
                        "again 409 true",
                        "listed " + name + " true",
                        "got vault:default:github:connection:alice/" + name,
                        "shared [bob]",
                        "transferred bob",
                        "history ConnectionGranted alice alice null",
                        "history AccessShared alice alice null",
                        "history ConnectionTransferred alice bob " + name,
                        "disconnected disconnected");
    }

    private static String run(List<String> command) throws Exception {
        List<String> all = new ArrayList<>(command);
        all.add(home.resolve("alice").toString());
        all.add(home.resolve("bob").toString());
        return ClientExamplesIT.run(all, home, url());
    }

    private static String url() {
        return "http://127.0.0.1:" + alice.port();
    }
}
