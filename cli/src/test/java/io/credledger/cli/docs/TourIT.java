package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.browser.NeedsChromium;
import io.credledger.cli.docs.Tour.Said;
import io.credledger.cli.docs.Tour.Typed;
import io.credledger.cli.metrics.Queries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A new user follows the README, and then the walk-through of {@code up --demo}, over a restart. */
@TestMethodOrder(OrderAnnotation.class)
@BesideOthers
class TourIT {

    private static final String METRICS = "curl -sf $CREDLEDGER_URL/metrics";

    private static final String VERIFY = "./credledger audit verify --data data --with-keys --keep heads.note";

    private static final Tour TOUR = new Tour();

    @TempDir
    private static Path directory;

    private static DemoLedger ledger;

    @BeforeAll
    static void start() throws Exception {
        TOUR.part("Start", () -> {
            ledger = DemoLedger.start(directory);
            return List.of(
                    new Said("In a clone, on a machine with JDK 17 and Maven:"),
                    new Typed(DemoLedger.COMMAND, ledger.printed()));
        });
    }

    @AfterAll
    static void stop() throws InterruptedException {
        if (ledger != null) {
            ledger.stop();
        }
    }

    @Test
    @Order(1)
    void everyCommandOfTheQuickstartDoesWhatItSays() throws Exception {
        TOUR.part("In a terminal", () -> Quickstart.in(ledger));

        assertThat(printed("In a terminal"))
                .containsSubsequence(
                        "vault:default:github:connection:alice/main",
                        "vault:default:gitlab:connection:alice/default",
                        "\"forge_type\":\"github\",\"account_login\":\"alice-gh\"",
                        "glpat-example",
                        "ghp_example",
                        "ConnectionGranted",
                        "ConnectionTransferred");
    }

    @Test
    @Order(2)
    void theReadmeShowsWhatIsTypedHere() throws IOException {
        assertThat(Files.readString(Path.of("../README.md")))
                .contains(DemoLedger.COMMAND)
                .contains("```sh\n" + Files.readString(Quickstart.SNIPPET).stripTrailing() + "\n```");
    }

    @Test
    @Order(3)
    void thereIsAConnectionAndItsTokenWorks() throws Exception {
        String token = ledger.run(ledger.commands("credledger token"));

        String account = ledger.run(List.of(
                "curl -sf -H 'Authorization: Bearer " + token.strip() + "' " + ledger.provider() + "/api/user"));

        assertThat(account).contains("demo-user", "1001");
    }

    @Test
    @Order(4)
    @NeedsChromium
    void anAccountIsConnectedInABrowserAndItsHistoryIsProven() throws Exception {
        TOUR.part("In a browser", () -> TourBrowser.visit(ledger));
    }

    @Test
    @Order(5)
    void theLogIsWhatTheLedgerSaysItIs() throws Exception {
        TOUR.part("Is the log what the ledger says it is?", () -> {
            List<Tour.Step> typed = Quickstart.typed(List.of(VERIFY), ledger);
            return Stream.concat(
                            Stream.of(
                                    new Said(
                                            "The auditor's tool reads the log itself, and keeps the heads that were signed for the next time.")),
                            typed.stream())
                    .toList();
        });

        assertThat(directory.resolve("heads.note")).isNotEmptyFile();
    }

    @Test
    @Order(6)
    @NeedsChromium
    void thePageTellsWhatWasDoneHere() throws Exception {
        String page = TourPage.rendered(TOUR.parts(), new Steady(ledger.url(), ledger.provider()));
        for (String secret : List.of("demo-token", "demo-client-secret", "admin-token")) {
            assertThat(page)
                    .doesNotContain(ledger.text("data/secrets/" + secret).strip());
        }

        if (TourPage.WRITES) {
            TourPage.write(page);
        }
        assertThat(TourPage.outline(TourPage.written())).isEqualTo(TourPage.outline(page));
    }

    @Test
    @Order(7)
    void noSecretIsShownAndAllFilesAreTheirOwners() throws Exception {
        List<Path> files;
        try (Stream<Path> all = Files.list(directory.resolve("data/secrets"));
                Stream<Path> demo = Files.list(directory.resolve("data/demo"))) {
            files = Stream.concat(all, demo).toList();
        }
        assertThat(files)
                .extracting(file -> file.getFileName().toString())
                .contains("admin-token", "master.key", "pseudonym.key", "refresher.key", "demo-token");
        for (Path file : files) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .as(file.toString())
                    .isEqualTo("rw-------");
        }
        String shown = ledger.printed() + ledger.text("first.err");
        for (String name : List.of("demo-token", "demo-client-secret", "admin-token")) {
            assertThat(shown).doesNotContain(ledger.text("data/secrets/" + name).strip());
        }
    }

    @Test
    @Order(8)
    void afterARestartItGoesOnWhereItWas() throws Exception {
        String provider = ledger.provider();
        long connections = connectionsOfTheDemo();

        ledger.restart();

        assertThat(ledger.provider()).isEqualTo(provider);
        assertThat(connectionsOfTheDemo()).isEqualTo(connections).isPositive();
        assertThat(ledger.run(List.of("curl -sf " + provider))).contains("demo-user", "alive");
    }

    @Test
    @Order(9)
    void aRefreshIsSeenWithinTheMinute() {
        awaitHistory("ConnectionGranted", "RefreshStarted", "CredentialRefreshed");
        // The history is that of both processes, the figures are of the one that runs.
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(
                        () -> assertThat(ledger.run(List.of(METRICS))).contains("credledger_refresh_outcomes_total"));
    }

    @Test
    @Order(10)
    void itIsDisconnectedAndItsHistorySaysSo() throws Exception {
        List<String> connections = ledger.commands("credledger connections");

        assertThat(connections).hasSize(5);
        assertThat(ledger.run(connections)).containsSubsequence("connected", "ConnectionGranted", "disconnected");
    }

    @Test
    @Order(11)
    void theProviderHasRevokedTheGrant() throws Exception {
        awaitHistory("ConnectionDisconnected", "RevocationRecorded");

        assertThat(ledger.run(ledger.commands("credledger connections show"))).containsPattern("revocation +revoked");
        assertThat(ledger.run(List.of("curl -sf " + ledger.provider()))).contains("revoked by client");
    }

    @Test
    @Order(12)
    void everyQueryOfTheDashboardAndTheAlertsIsAnswered() throws Exception {
        String metrics = ledger.run(List.of(METRICS));

        assertThat(Queries.unanswered(metrics)).isEmpty();
    }

    private static void awaitHistory(String... words) {
        List<String> history = ledger.commands("credledger connections history");
        await().pollInterval(Duration.ofSeconds(1))
                .atMost(Duration.ofMinutes(3))
                .untilAsserted(() -> assertThat(ledger.run(history)).containsSubsequence(words));
    }

    private static long connectionsOfTheDemo() throws Exception {
        return ledger.run(List.of("credledger connections list"))
                .lines()
                .filter(line -> line.contains("demo-user"))
                .count();
    }

    private static String printed(String heading) {
        return TOUR.parts().stream()
                .filter(part -> part.heading().equals(heading))
                .flatMap(part -> part.steps().stream())
                .filter(Typed.class::isInstance)
                .map(step -> ((Typed) step).output())
                .collect(Collectors.joining());
    }
}
