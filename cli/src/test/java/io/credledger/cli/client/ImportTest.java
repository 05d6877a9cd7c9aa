package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** All rows are checked before one is stored; who imports is told what they need, and never a value. */
class ImportTest extends ClientTest {

    private static final String ROUTE = "POST /v1/connections";
    private static final String CREATE = "{\"key\": \"k\", \"outcome\": \"create\"}";
    private static final String CARD = "{\"id\": \"con_1\"}";
    private static final String SECRET = "CANARY_SECRET";

    @Test
    void allIsCheckedAndThenAllIsStored() throws Exception {
        server.on(ROUTE, 200, CREATE).on(ROUTE, 200, CREATE).on(ROUTE, 201, CARD);
        rows(row("github", "a"), "", row("github", "b"));

        Outcome outcome = imports("--output", "ndjson");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out())
                .isEqualTo("{\"rows\":2,\"created\":2,\"replaced\":0,\"repeated\":0,\"existing\":0,\"refused\":0,"
                        + "\"skipped\":0,\"problems\":[],\"stored\":true}\n");
        assertThat(server.lines())
                .containsExactly(
                        "POST /v1/connections?dry_run=true",
                        "POST /v1/connections?dry_run=true",
                        "POST /v1/connections",
                        "POST /v1/connections");
        assertThat(server.last().body())
                .isEqualTo("{\"provider\":\"github\",\"name\":\"b\",\"kind\":\"bearer\",\"access_token\":\"" + SECRET
                        + "\",\"reason\":\"imported\"}");
        assertThat(outcome.err())
                .contains("{\"phase\":\"check\",\"done\":2,\"of\":2,")
                .contains("{\"phase\":\"store\",\"done\":2,\"of\":2,")
                .contains("delete it")
                .doesNotContain(SECRET);
    }

    @Test
    void aRowHasItsKeyWhereverItStandsAndWhateverItsSecret() throws Exception {
        server.on(ROUTE, 200, CREATE);
        rows(row("github", "a"), row("github", "b"));
        imports("--dry-run");
        rows(row("github", "b").replace(SECRET, "another"), row("github", "a"));
        imports("--dry-run");
        imports("--dry-run", "--idempotency-key", "second");

        List<String> keys = server.seen().stream()
                .map(seen -> seen.header("Idempotency-key"))
                .toList();
        assertThat(keys).allSatisfy(key -> assertThat(key).matches("import-[0-9a-f]{64}"));
        assertThat(keys.get(0)).isEqualTo(keys.get(3)).isNotEqualTo(keys.get(1));
        assertThat(keys.get(1)).isEqualTo(keys.get(2));
        assertThat(keys.subList(4, 6)).doesNotContainAnyElementsOf(keys.subList(0, 4));
    }

    @Test
    void whatIsStoredAlreadyIsNotSentAgain() throws Exception {
        server.on(ROUTE, 200, CREATE.replace("create", "repeat"))
                .on(ROUTE, 200, CREATE)
                .on(ROUTE, 201, CARD);
        rows(row("github", "a"), row("github", "b"));

        Outcome outcome = imports("--output", "ndjson");

        assertThat(outcome.out()).contains("\"created\":1,", "\"repeated\":1,");
        assertThat(server.seen()).hasSize(3);
        assertThat(server.last().body()).contains("\"b\"");
    }

    @Test
    void aDryRunStoresNothing() throws Exception {
        server.on(ROUTE, 200, CREATE);
        rows(row("github", "a"));

        Outcome outcome = imports("--dry-run", "--output", "ndjson");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("\"created\":1,", "\"stored\":false");
        assertThat(server.lines()).containsExactly("POST /v1/connections?dry_run=true");
    }

    @Test
    void allThatIsWrongIsToldTogetherAndNothingIsStored() throws Exception {
        server.on(ROUTE, 200, CREATE)
                .on(ROUTE, 400, Problems.body(400, "invalid-request", "kind must be oauth2, bearer or basic"))
                .on(ROUTE, 409, Problems.body(409, "connection-exists", "the connection exists already"));
        rows(
                row("github", "a"),
                "{\"access_token\": \"" + SECRET,
                "[\"" + SECRET + "\"]",
                row("github", "a"),
                row("gitlab", "b"),
                row("gitlab", "c"),
                "{\"provider\": \"x\", \"provider\": \"y\"}");

        Outcome outcome = imports("--output", "ndjson");

        assertThat(outcome.code()).isEqualTo(5);
        assertThat(outcome.err())
                .containsSubsequence(
                        "line 2: a row must be one JSON object [malformed-json]",
                        "line 3: a row must be one JSON object [malformed-json]",
                        "line 4: a row must not name the connection of line 1 [duplicate-row]",
                        "line 5: kind must be oauth2, bearer or basic [invalid-request]",
                        "line 6: the connection exists already [connection-exists]",
                        "line 7: a row must be one JSON object [malformed-json]",
                        "--keep-existing",
                        "6 of 7 rows are refused: nothing was stored")
                .doesNotContain(SECRET);
        assertThat(outcome.out())
                .contains("{\"line\":5,\"problem\":\"invalid-request\"")
                .doesNotContain(SECRET);
        assertThat(server.lines()).allMatch(line -> line.endsWith("?dry_run=true"));
    }

    @Test
    void whatExistsIsLeftAloneWhereThatIsWanted() throws Exception {
        server.on(ROUTE, 409, Problems.body(409, "connection-exists", "the connection exists already"))
                .on(ROUTE, 200, CREATE)
                .on(ROUTE, 201, CARD);
        rows(row("github", "a"), row("github", "b"));

        Outcome outcome = imports("--keep-existing", "--output", "ndjson");

        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).contains("\"created\":1,", "\"existing\":1,");
    }

    @Test
    void aProfilesClientIsSkippedWithWhatToTypeInstead() throws Exception {
        rows("{\"key\": \"profile:alice:github:client\", \"client_secret\": \"" + SECRET + "\"}");

        Outcome outcome = imports("--output", "ndjson");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.err())
                .contains("line 1: a profile's client is not moved", "'credledger provider client set github'")
                .doesNotContain(SECRET);
        assertThat(outcome.out()).contains("\"rows\":0,", "\"skipped\":1,");
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void rowsWithARefreshTokenAreToBeFrozen() throws Exception {
        server.on(ROUTE, 200, CREATE);
        rows(row("gitlab", "a").replace("\"kind\"", "\"refresh_token\":\"" + SECRET + "\",\"kind\""));

        Outcome outcome = imports("--dry-run");

        assertThat(outcome.err())
                .contains("1 of the rows have a refresh token", "credledger provider pause")
                .doesNotContain(SECRET);
    }

    @Test
    void whatOptionsSayIsWhatRowsLeaveOut() throws Exception {
        server.on(ROUTE, 200, CREATE.replace("create", "replace"));
        rows(row("github", "a"), row("github", "b").replace("{", "{\"owner\":\"bob\",\"reason\":\"own\","));

        imports("--dry-run", "--owner", "alice", "--reason", "from Nango", "--replace");

        assertThat(server.seen().get(0).body())
                .endsWith("\"owner\":\"alice\",\"reason\":\"from Nango\",\"replace\":true}");
        assertThat(server.seen().get(1).body())
                .startsWith("{\"owner\":\"bob\",\"reason\":\"own\",")
                .endsWith("\"replace\":true}");
    }

    @Test
    void aLedgerThatFailsEndsItAndTheSameCommandGoesOn() throws Exception {
        server.on(ROUTE, 200, CREATE)
                .on(ROUTE, 200, CREATE)
                .on(ROUTE, 201, CARD)
                .on(ROUTE, 401, Problems.body(401, "not-authenticated", "a token is required"));
        rows(row("github", "a"), row("github", "b"));

        Outcome outcome = imports();

        assertThat(outcome.code()).isEqualTo(4);
        assertThat(outcome.err()).contains("the same command again goes on", "a token is required");
    }

    @Test
    void numbersInMetadataStayWhatTheyAre() throws Exception {
        server.on(ROUTE, 200, CREATE);
        rows("{\"provider\":\"github\",\"metadata\":{\"big\":12345678901234567890,\"cents\":1.10}}");

        imports("--dry-run");

        assertThat(server.last().body()).contains("{\"big\":12345678901234567890,\"cents\":1.10}");
    }

    @Test
    void rowsComeThroughAPipeToo() {
        server.on(ROUTE, 200, CREATE);

        Outcome outcome = cli.input(row("github", "a") + "\n" + row("github", "b"))
                .run("connections", "import", "-", "--dry-run", "--parallel", "1");

        assertThat(outcome.code()).isZero();
        assertThat(server.seen()).hasSize(2);
    }

    @Test
    void severalRowsAreUnderWayAtATime() throws Exception {
        server.on(ROUTE, 200, CREATE);
        rows(IntStream.range(0, 500).mapToObj(i -> row("github", "n" + i)).toArray(String[]::new));

        Outcome outcome =
                cli.run("connections", "import", "rows.ndjson", "--dry-run", "--parallel", "8", "--output", "ndjson");

        assertThat(outcome.out()).contains("\"rows\":500,\"created\":500,");
        assertThat(server.seen().stream()
                        .map(seen -> seen.header("Idempotency-key"))
                        .distinct())
                .hasSize(500);
    }

    @Test
    void aPersonSeesHowFarItIs() throws Exception {
        server.on(ROUTE, 200, CREATE);
        rows(row("github", "a"));

        assertThat(cli.atTerminal()
                        .run("connections", "import", "rows.ndjson", "--dry-run")
                        .err())
                .doesNotContain("{\"phase\"");
    }

    @Test
    void whatCannotBeIsSaid() throws IOException {
        assertThat(imports().code()).isEqualTo(2);
        Files.write(home.resolve("rows.ndjson"), new byte[] {'{', (byte) 0xff, '}'});
        assertThat(imports().err()).contains("the file must be UTF-8");
        assertThat(imports("--replace", "--keep-existing").code()).isEqualTo(2);
        assertThat(cli.run("connections", "import", "rows.ndjson", "--parallel", "0")
                        .code())
                .isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    private void rows(String... rows) throws IOException {
        Files.write(home.resolve("rows.ndjson"), Arrays.asList(rows));
    }

    /** One at a time, unless a test says otherwise: the server's script has an order. */
    private Outcome imports(String... options) {
        return cli.run(Stream.concat(
                        Stream.of("connections", "import", "rows.ndjson", "--parallel", "1"), Arrays.stream(options))
                .toArray(String[]::new));
    }

    private static String row(String provider, String name) {
        return "{\"provider\":\"" + provider + "\",\"name\":\"" + name + "\",\"kind\":\"bearer\",\"access_token\":\""
                + SECRET + "\"}";
    }
}
