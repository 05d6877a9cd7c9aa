package io.credledger.cli.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.BesideOthers;
import io.credledger.cli.system.Person;
import io.credledger.cli.system.RunningLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/moving-in.md says, done: each file it shows is run as it stands. */
@BesideOthers
class MovingInIT {

    private static final Path EXAMPLES = Path.of("../docs/examples/moving-in");
    private static final Pattern SHOWN = Pattern.compile("<!-- (\\S+) -->\n```\\w+\n(.*?)\n```", Pattern.DOTALL);
    private static final int MANY = 300;

    @TempDir
    private static Path directory;

    private static RunningLedger ledger;
    private static Person admin;
    private static Shell shell;

    @BeforeAll
    static void start() throws Exception {
        assumeTrue(
                "1".equals(System.getenv("REQUIRE_JQ")) || Postgres.onPath("jq", "curl"),
                "jq or curl is not installed");
        ledger = RunningLedger.start(Files.createDirectory(directory.resolve("ledger")), Map.of());
        admin = ledger.admin();
        shell = Shell.in(
                directory,
                Map.of(
                        "CREDLEDGER_URL",
                        "http://127.0.0.1:" + admin.port(),
                        "CREDLEDGER_TOKEN_FILE",
                        ledger.files().adminToken().toString()));
        try (Stream<Path> examples = Files.list(EXAMPLES)) {
            for (Path example : examples.toList()) {
                Files.copy(example, directory.resolve(example.getFileName()));
            }
        }
    }

    @AfterAll
    static void stop() {
        if (ledger != null) {
            ledger.close();
        }
    }

    @Test
    void thePageShowsTheFilesThatThisTestRuns() throws IOException {
        Matcher shown = SHOWN.matcher(Files.readString(Path.of("../docs/moving-in.md")));
        List<String> names = new ArrayList<>();
        while (shown.find()) {
            names.add(shown.group(1));
            assertThat(shown.group(2))
                    .as(shown.group(1))
                    .isEqualTo(
                            Files.readString(EXAMPLES.resolve(shown.group(1))).stripTrailing());
        }
        assertThat(names)
                .containsExactlyInAnyOrder(
                        "schema.sql",
                        "accounts.sql",
                        "projects.sql",
                        "postgresql.sh",
                        "owners.sh",
                        "one-token.sh",
                        "nango.sh",
                        "nango.jq",
                        "import.sh",
                        "check.sh");
    }

    @Test
    void tablesBecomeConnections() throws Exception {
        SampleTables.takeOut(EXAMPLES, shell);

        runs("owners.sh");
        String told = runs("import.sh", "GITLAB_SECRET=sample7", "GITLAB_CLIENT=client");
        assertThat(told).contains("1 of the rows have a refresh token").doesNotContain("_sample");

        JsonNode grace = one("vault:default:gitlab:connection:grace/default");
        assertThat(grace.path("owner").asText()).isEqualTo("grace");
        assertThat(grace.path("has_refresh_token").asBoolean()).isTrue();
        assertThat(grace.path("expires_at").asText()).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(grace.path("account_login").asText()).isEqualTo("grace");
        assertThat(one("vault:default:github:connection:ada/ada-work")
                        .path("provider_uid")
                        .asText())
                .isEqualTo("1852");
        assertThat(one("vault:default:github:connection:server/compiler")
                        .path("owner")
                        .asText())
                .isEqualTo("server");
        String history = "/v1/connections/" + grace.path("id").asText() + "/history";
        assertThat(admin.get(history).text("items.0.type")).isEqualTo("ConnectionGranted");
        assertThat(admin.get(history).text("items.0.reason")).isEqualTo("imported");
        assertThat(admin.get("/v1/audit/ownership?connection="
                                + grace.path("id").asText())
                        .json()
                        .toString())
                .contains("\"reason\":\"imported\"");

        assertThat(runs("check.sh")).contains("ConnectionGranted", "imported");
        assertThat(directory.resolve("accounts.ndjson")).doesNotExist();
        assertThat(Files.readString(directory.resolve("moved.csv")))
                .contains("ada-work")
                .doesNotContain("_sample");
    }

    @Test
    void oneTokenBecomesTheServersConnection() throws Exception {
        Files.writeString(directory.resolve("github_token"), "ghp_sample8\n");

        runs("one-token.sh");

        assertThat(one("vault:default:github:connection:server/default")
                        .path("has_token")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void nangosConnectionsBecomeOurs() throws Exception {
        admin.post("/v1/identities", "{\"handle\": \"linus\"}").is(201);
        Files.writeString(directory.resolve("nango.header"), "Authorization: Bearer " + Nango.KEY + "\n");
        try (Nango nango = new Nango()) {
            runs("nango.sh", "NANGO_URL=" + nango.url());
        }

        shell.run("credledger connections import nango.ndjson --reason 'from Nango'", List.of());

        JsonNode gitlab = one("vault:default:gitlab:connection:linus/default");
        assertThat(gitlab.path("kind").asText()).isEqualTo("oauth2");
        assertThat(gitlab.path("scopes").toString()).isEqualTo("[\"api\",\"read_user\"]");
        assertThat(gitlab.path("metadata").path("nango_connection").asText()).isEqualTo("c 1");
        assertThat(one("vault:default:github:connection:linus/default")
                        .path("kind")
                        .asText())
                .isEqualTo("bearer");
    }

    @Test
    void whatIsWrongIsToldTogetherByTheServersOwnRules() throws Exception {
        admin.post("/v1/identities", "{\"handle\": \"mary\"}").is(201);
        Path rows = directory.resolve("wrong.ndjson");
        Files.write(
                rows,
                List.of(
                        row("github", "mary", "fine"),
                        row("nowhere", "mary", "b"),
                        row("github", "nobody", "c"),
                        row("github", "mary", "d/e"),
                        row("github", "mary", "f").replace("bearer", "cookie"),
                        row("github", "mary", "g").replace("\"kind\"", "\"client_secret\":\"sec_sample\",\"kind\"")));

        Shell.Result result = shell.result("credledger connections import wrong.ndjson", List.of());

        assertThat(result.code()).as(result.output()).isEqualTo(5);
        assertThat(result.output())
                .containsSubsequence("line 2: ", "line 3: ", "line 4: name ", "line 5: kind ", "line 6: client_secret ")
                .contains("5 of 6 rows are refused: nothing was stored")
                .doesNotContain("_sample");
        assertThat(admin.get("/v1/connections?owner=mary").json().path("items")).isEmpty();
    }

    @Test
    void killedAnywhereItEndsWithEachRowStoredOnce() throws Exception {
        admin.post("/v1/identities", "{\"handle\": \"rosa\"}").is(201);
        Path rows = directory.resolve("many.ndjson");
        Files.write(
                rows,
                IntStream.range(0, MANY)
                        .mapToObj(i -> row("github", "rosa", "n" + i))
                        .toList());
        for (int seen : new int[] {1, MANY / 3}) {
            Process importing = shell.process("exec credledger connections import many.ndjson --parallel 2", List.of())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectErrorStream(true)
                    .start();
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !importing.isAlive() || stored("rosa").size() >= seen);
            assertThat(importing.isAlive()).as("it was stopped under way").isTrue();
            importing.destroyForcibly().waitFor();
        }
        assertThat(stored("rosa")).hasSizeBetween(1, MANY - 1);

        String told = shell.run("credledger connections import many.ndjson --output ndjson", List.of());

        assertThat(told).contains("\"rows\":" + MANY + ",", "\"refused\":0,", "\"stored\":true");
        assertThat(told).doesNotContain("\"repeated\":0,");
        assertThat(stored("rosa")).hasSize(MANY).allSatisfy(connection -> {
            assertThat(connection.path("generation").asInt()).isEqualTo(1);
            assertThat(connection.path("version").asInt()).isEqualTo(1);
        });
    }

    private static String row(String provider, String owner, String name) {
        return "{\"provider\":\"%s\",\"owner\":\"%s\",\"name\":\"%s\",\"kind\":\"bearer\",\"access_token\":\"t_sample\"}"
                .formatted(provider, owner, name);
    }

    private static JsonNode one(String key) throws Exception {
        JsonNode items = admin.get("/v1/connections?key=" + key).is(200).json().path("items");
        assertThat(items).as(key).hasSize(1);
        return items.get(0);
    }

    private static List<JsonNode> stored(String owner) throws Exception {
        JsonNode items = admin.get("/v1/connections?limit=500&owner=" + owner)
                .is(200)
                .json()
                .path("items");
        List<JsonNode> found = new ArrayList<>();
        items.forEach(found::add);
        return found;
    }

    private static String runs(String example, String... environment) throws Exception {
        return shell.run("bash -e -o pipefail " + example, List.of(environment));
    }
}
