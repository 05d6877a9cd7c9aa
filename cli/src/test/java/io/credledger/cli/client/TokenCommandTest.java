package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli;
import io.credledger.cli.Cli.Outcome;
import org.junit.jupiter.api.Test;

/** Handing out. */
class TokenCommandTest extends ClientTest {

    private static final String SUBJECT = "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
            + "&subject_token=" + TOKEN
            + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token";

    @Test
    void theTokenAloneIsOnStandardOutput() {
        server.on("POST /v1/token", 200, Answers.HANDED_OUT);

        Outcome outcome = cli.run("token", "github");

        assertThat(outcome.out()).isEqualTo("gho_HANDEDOUT\n");
        assertThat(outcome.err()).isEmpty();
        assertThat(server.last().body()).isEqualTo(SUBJECT + "&audience=github");
        assertThat(server.last().header("Content-type")).isEqualTo("application/x-www-form-urlencoded");
    }

    @Test
    void aConnectionIsAskedForAsAResource() {
        server.on("POST /v1/token", 200, Answers.HANDED_OUT);

        cli.run("token", Answers.CON, "--scope", "repo,read:org", "--min-valid", "10m");

        assertThat(server.last().body())
                .isEqualTo(SUBJECT + "&scope=repo+read%3Aorg&min_valid_seconds=600"
                        + "&resource=urn%3Acredledger%3Aconnection%3A" + Answers.CON);
    }

    @Test
    void aConnectionCanBeNamed() {
        server.on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION))
                .on("POST /v1/token", 200, Answers.HANDED_OUT);

        cli.run("token", "github/main");

        assertThat(server.last().body()).endsWith("%3Aconnection%3A" + Answers.CON);
    }

    @Test
    void aJobAsksOnSomebodysBehalf() {
        server.on("POST /v1/token", 200, Answers.HANDED_OUT);

        cli.run("token", "github", "--on-behalf-of", "bob", "--purpose", "background", "--fallback", "server");

        assertThat(server.last().body())
                .isEqualTo(SUBJECT + "&on_behalf_of=bob&purpose=background&fallback=server&audience=github");
    }

    @Test
    void aConnectionOfSomebodyElseIsLookedForAmongTheirs() {
        server.on("GET /v1/connections", 200, Answers.page(Answers.CONNECTION))
                .on("POST /v1/token", 200, Answers.HANDED_OUT);

        cli.run("token", "github/main", "--on-behalf-of", "bob");

        assertThat(server.lines()).contains("GET /v1/connections?provider=github&name=main&owner=bob&limit=20");
    }

    @Test
    void aConnectionThatIsNamedHasNoFallback() {
        Outcome outcome = cli.run("token", Answers.CON, "--fallback", "server");

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    @Test
    void anIssuersTokenIsSentAsWhatItIs() {
        server.on("POST /v1/token", 200, Answers.HANDED_OUT);

        cli.with("CREDLEDGER_TOKEN", "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln")
                .run("token", "github");

        assertThat(server.last().body()).contains("&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Ajwt");
    }

    @Test
    void theAnswerTellsOfAFallback() {
        server.on("POST /v1/token", 200, Answers.HANDED_OUT.replaceFirst("\\{", "{\"credledger_fallback\": true, "));

        Outcome outcome = cli.run("token", "github", "--fallback", "server", "--output", "json");

        assertThat(outcome.out())
                .contains("\"credledger_fallback\": true", "\"expires_in\": 3600", "\"token_type\": \"Bearer\"");
    }

    @Test
    void whatAScriptWouldRunIsNotAToken() {
        server.on("POST /v1/token", 200, "{\"access_token\": \"a; rm -rf b\"}");

        Outcome outcome = cli.run("token", "github");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
    }

    @Test
    void withoutATokenOfOnesOwnThereIsNothingToExchange() {
        Outcome outcome = new Cli(home).with("CREDLEDGER_URL", server.url()).run("token", "github");

        assertThat(outcome.code()).isEqualTo(4);
        assertThat(server.seen()).isEmpty();
    }
}
