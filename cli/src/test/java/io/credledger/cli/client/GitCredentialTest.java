package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Git asks; the ledger answers for its own hosts, and for no other. */
class GitCredentialTest extends ClientTest {

    private static final String GITHUB = """
            {"id": "github", "base_url": "https://github.com", "ways": ["stored", "basic"],
             "git": {"username": "x-access-token", "no_reply_email": "{uid}+{login}@users.noreply.{host}"}}""";

    private static final String GITEA = """
            {"id": "gitea", "base_url": null, "ways": ["stored", "basic"],
             "git": {"username": "{login}", "no_reply_email": null}}""";

    private static final String CORPORATE = """
            {"id": "corporate", "base_url": "https://git.corp.example", "ways": ["pass_through"],
             "git": {"username": "oauth2", "no_reply_email": null}}""";

    private static final String NEXTCLOUD = """
            {"id": "nextcloud", "base_url": null, "ways": ["stored", "basic"], "git": null}""";

    @BeforeEach
    void script() {
        server.on("GET /v1/whoami", 200, Answers.WHOAMI)
                .on("GET /v1/providers", 200, Answers.page(GITHUB, GITEA, CORPORATE, NEXTCLOUD))
                .on("GET /v1/providers/gitea", 200, GITEA)
                .on("POST /v1/token", 200, Answers.HANDED_OUT);
    }

    @Test
    void theTokenIsForTheHostOfTheConnection() {
        connections(connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org"));

        Outcome outcome = get("https", "git.example.org");

        assertThat(outcome.out())
                .isEqualTo("username=alice-gt\npassword=gho_HANDEDOUT\npassword_expiry_utc=" + inAnHour() + "\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(server.last().body()).endsWith("&resource=urn%3Acredledger%3Aconnection%3Acon_1");
        assertThat(server.lines()).contains("GET /v1/connections?owner=alice&limit=500");
    }

    @Test
    void whereAConnectionSaysNothingItIsAtItsProvidersHost() {
        connections(connection("con_1", "github", "main", "alice-gh", ""));

        assertThat(get("https", "github.com").out()).startsWith("username=x-access-token\n");
    }

    @ParameterizedTest
    @CsvSource({
        "https, elsewhere.example",
        "https, git.example.org.evil.example",
        "https, git.example.org:8443",
        "ssh, git.example.org",
        "cert, ''",
    })
    void ofAnotherHostNothingIsSaid(String protocol, String host) {
        connections(connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org"));

        Outcome outcome = get(protocol, host);

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(server.lines()).doesNotContain("POST /v1/token");
    }

    @ParameterizedTest
    @ValueSource(strings = {"store", "erase", "capability", "something-new"})
    void thereIsNothingToStoreAndNothingToErase(String operation) {
        Outcome outcome = cli.input("protocol=https\nhost=github.com\nusername=a\npassword=CANARY\n\n")
                .run("git-credential", operation);

        assertThat(outcome.out() + outcome.err()).isEmpty();
        assertThat(outcome.code()).isZero();
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void aDescriptionThatIsNoneIsToldByItsRule() {
        Outcome outcome = cli.input("protocol=https\rhost=CANARY\n\n").run("git-credential", "get");

        assertThat(outcome.err())
                .isEqualTo(
                        "credledger: git's description of the credential: it must have no carriage return and no NUL\n");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "username=bob-gt, con_2",
        "username=BOB-GT, con_2",
        "username=work, con_2",
        "path=bob-gt/house.git, con_2",
        "path=team/house.git, con_1",
        "capability[]=authtype, con_1",
    })
    void ofSeveralConnectionsTheOneThatGitNamesIsTakenElseTheDefault(String line, String id) {
        connections(
                connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org"),
                connection("con_2", "gitea", "work", "bob-gt", "https://git.example.org"));

        get("https", "git.example.org", line);

        assertThat(server.last().body()).endsWith("%3A" + id);
    }

    @Test
    void whereSeveralCouldBeMeantNoneIsTakenAndGitAsksNobodyElse() {
        connections(
                connection("con_1", "gitea", "home", "alice-gt", "https://git.example.org"),
                connection("con_2", "gitea", "work", "bob-gt", "https://git.example.org"));

        Outcome outcome = get("https", "git.example.org");

        assertThat(outcome.out()).isEqualTo("quit=1\n");
        assertThat(outcome.err()).contains("con_1, con_2", "--connection").hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(5);
    }

    @Test
    void whatCameByATransferIsTakenOnlyWhenItIsNamed() {
        connections(connection("con_1", "gitea", "default", "bob-gt", "https://git.example.org")
                .replace("\"namespace\": \"alice\"", "\"namespace\": \"bob\""));

        assertThat(get("https", "git.example.org").code()).isEqualTo(5);
        assertThat(get("https", "git.example.org", "username=bob-gt").code()).isZero();
    }

    @Test
    void anotherUsersPasswordIsSomebodyElsesToTell() {
        connections(connection("con_1", "github", "default", "alice-gh", "https://github.com"));

        assertThat(get("https", "github.com", "username=mallory").out()).isEmpty();
        assertThat(get("https", "github.com", "username=x-access-token").out()).contains("gho_HANDEDOUT");
    }

    @Test
    void theNamedConnectionIsForItsOwnHostOnly() {
        server.on(
                "GET /v1/connections/con_1",
                200,
                connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org"));

        Outcome own = get("https", "git.example.org", "", "--connection", "con_1");
        Outcome foreign = get("https", "evil.example", "", "--connection", "con_1");

        assertThat(own.out()).contains("password=gho_HANDEDOUT");
        assertThat(foreign.out() + foreign.err()).isEmpty();
        assertThat(foreign.code()).isZero();
    }

    @Test
    void aTokenGoesOverHttpToThisMachineOnly() {
        connections(
                connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org"),
                connection("con_2", "gitea", "local", "alice-gt", "http://127.0.0.1:3000"));

        Outcome outside = get("http", "git.example.org");

        assertThat(outside.out()).isEqualTo("quit=1\n");
        assertThat(outside.err()).contains("use https");
        assertThat(outside.code()).isEqualTo(4);
        assertThat(server.lines()).doesNotContain("POST /v1/token");
        assertThat(get("http", "127.0.0.1:3000").out()).contains("gho_HANDEDOUT");
        assertThat(get("http", "git.example.org", "", "--allow-http").out()).contains("gho_HANDEDOUT");
    }

    @Test
    void whoHasToConnectAgainIsToldWhereAndGitAsksNobodyElse() {
        connections(connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org"));
        server.on("POST /v1/token", 400, """
                {"error": "invalid_grant", "error_description": "the provider no longer takes the grant",
                 "reason": "needs-reauth", "credledger_reconnect": "https://ledger.example/connect"}""");
        get("https", "git.example.org");

        Outcome outcome = get("https", "git.example.org");

        assertThat(outcome.out()).isEqualTo("quit=1\n");
        assertThat(outcome.err()).contains("https://ledger.example/connect").hasLineCount(1);
        assertThat(outcome.code()).isEqualTo(6);
    }

    @Test
    void whoHasNoConnectionAtAKnownHostIsToldHowToGetOne() {
        connections();

        Outcome outcome = get("https", "github.com");

        assertThat(outcome.err())
                .isEqualTo("credledger: you have no connection to github: run 'credledger connect github'\n");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(3);
    }

    @Test
    void theCallersOwnTokenNeedsNoConnection() {
        connections();

        Outcome outcome = get("https", "git.corp.example");

        assertThat(outcome.out()).startsWith("username=oauth2\npassword=gho_HANDEDOUT\n");
        assertThat(server.last().body()).endsWith("&audience=corporate");
    }

    @Test
    void aGrantThatIsKeptForTheBackgroundIsNotUsedWherePeopleWait() {
        connections(connection("con_1", "corporate", "default", "alice-corp", ""));

        get("https", "git.corp.example");
        assertThat(server.last().body()).endsWith("&audience=corporate");

        get("https", "git.corp.example", "", "--purpose", "background");
        assertThat(server.last().body()).endsWith("&purpose=background&resource=urn%3Acredledger%3Aconnection%3Acon_1");
    }

    @Test
    void whoHasNoConnectionMayFallBackWhereTheOperatorAllowsIt() {
        connections();

        get("https", "github.com", "", "--fallback", "server");

        assertThat(server.last().body()).endsWith("&fallback=server&audience=github");
    }

    @Test
    void aJobAsksOnBehalfOfWhoSharedWithIt() {
        connections(connection("con_1", "gitea", "default", "bob-gt", "https://git.example.org")
                .replace("\"alice\"", "\"bob\""));

        get("https", "git.example.org", "", "--on-behalf-of", "bob", "--purpose", "background");

        assertThat(server.lines()).contains("GET /v1/connections?owner=bob&limit=500");
        assertThat(server.last().body()).contains("&on_behalf_of=bob&purpose=background&resource=");
    }

    @Test
    void aUserAndAPasswordAreTheirOwn() {
        connections(connection("con_1", "nextcloud", "default", "", "https://cloud.example")
                .replace("\"bearer\"", "\"basic\""));
        server.on(
                "POST /v1/token",
                200,
                "{\"access_token\": \"Ym90OnA6dw==\", \"token_type\": \"Basic\", \"scope\": \"\"}");
        get("https", "cloud.example");

        assertThat(get("https", "cloud.example").out()).isEqualTo("username=bot\npassword=p:w\n");
    }

    @Test
    void ofAProviderThatIsNoGitServerNothingIsSaid() {
        connections(connection("con_1", "nextcloud", "default", "", "https://cloud.example"));

        assertThat(get("https", "cloud.example").out()).isEmpty();
        assertThat(server.lines()).doesNotContain("POST /v1/token");
    }

    @Test
    void whatIsDisconnectedIsNotThere() {
        connections(connection("con_1", "gitea", "default", "alice-gt", "https://git.example.org")
                .replace("\"connected\"", "\"disconnected\""));

        assertThat(get("https", "git.example.org").out()).isEmpty();
    }

    @Test
    void aRepositoryCannotSayWhoAsks() throws IOException {
        Path planted = Files.createDirectories(home.resolve("data/secrets")).resolve("admin-token");
        Files.writeString(planted, "clt_planted");
        cli = new Cli(home).with("CREDLEDGER_URL", server.url());

        get("https", "github.com");

        assertThat(server.seen())
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.header("Authorization")).isEmpty());
    }

    @Test
    void whereNoLedgerAnswersGitMayAskOthers() {
        server.close();

        Outcome outcome = get("https", "github.com");

        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.code()).isEqualTo(7);
    }

    private Outcome get(String protocol, String host) {
        return get(protocol, host, "");
    }

    private Outcome get(String protocol, String host, String line, String... options) {
        String[] command = new String[options.length + 2];
        command[0] = "git-credential";
        System.arraycopy(options, 0, command, 1, options.length);
        command[command.length - 1] = "get";
        return cli.input("protocol=" + protocol + "\nhost=" + host + "\n" + (line.isEmpty() ? "" : line + "\n") + "\n")
                .run(command);
    }

    private void connections(String... connections) {
        server.on("GET /v1/connections", 200, Answers.page(connections));
    }

    private static String connection(String id, String provider, String name, String login, String baseUrl) {
        String base = baseUrl.isEmpty() ? "null" : '"' + baseUrl + '"';
        return """
                {"id": "%s", "provider": "%s", "name": "%s", "namespace": "alice", "owner": "alice", "kind": "bearer",
                 "status": "connected", "account_login": "%s", "provider_uid": "42", "base_url": %s}""".formatted(id, provider, name, login, base);
    }

    private long inAnHour() {
        return cli.time().instant().plusSeconds(3600).getEpochSecond();
    }
}
