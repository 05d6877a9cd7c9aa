package io.credledger.cli.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.cli.Cli.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose commits they are. */
class GitIdentityTest extends ClientTest {

    private static final String SHOW = "/v1/connections/" + Answers.CON;

    @ParameterizedTest
    @CsvSource({
        "{uid}+{login}@users.noreply.{host}, 42+alice-gh@users.noreply.github.com",
        "{uid}-{login}@users.noreply.{host}, 42-alice-gh@users.noreply.github.com",
        "{login}@noreply.{host}, alice-gh@noreply.github.com",
    })
    void theAddressIsTheAccountsThatReachesNobody(String template, String email) {
        connection(Answers.CONNECTION);
        provider(template);

        Outcome outcome = show();

        assertThat(outcome.out()).isEqualTo("user.name=Alice\nuser.email=" + email + "\n");
        assertThat(outcome.err()).isEmpty();
    }

    @Test
    void theAddressThatTheAccountCommitsWithGoesFirst() {
        connection(with("metadata", "{\"commit_email\": \"alice@example.org\"}"));
        provider("{login}@noreply.{host}");

        assertThat(show().out()).isEqualTo("user.name=alice-gh\nuser.email=alice@example.org\n");
    }

    @Test
    void programsGetItAsJson() {
        connection(Answers.CONNECTION);
        provider("{login}@noreply.{host}");

        assertThat(show("--output", "ndjson").out())
                .isEqualTo("{\"name\":\"Alice\",\"email\":\"alice-gh@noreply.github.com\"}\n");
    }

    @Test
    void withoutANameItIsTheActiveForges() {
        server.on("GET /v1/forge", 200, Answers.FORGE);
        connection(Answers.CONNECTION);
        provider("{login}@noreply.{host}");

        assertThat(cli.run("connections", "show", "--git-identity").out()).startsWith("user.name=Alice\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a b@example.org",
                "<alice@example.org>",
                "alice",
                "a@b@c",
                "a@example.org\\nuser.name=x",
                "\\u202ea@b"
            })
    void whatIsNoAddressIsNotTaken(String email) {
        connection(with("metadata", "{\"commit_email\": \"" + email + "\"}"));
        server.on("GET /v1/providers/github", 200, "{\"id\": \"github\", \"git\": null}");

        Outcome outcome = show();

        assertThat(outcome.code()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("e-mail address").hasLineCount(1);
    }

    @Test
    void aNameIsOneLineWithoutWhatGitCutsOut() {
        connection(with("metadata", "{\"display_name\": \"Al<i>ce\\nuser.email=x\"}"));
        provider("{login}@noreply.{host}");

        assertThat(show().out()).isEqualTo("user.name=Al i ce user.email=x\nuser.email=alice-gh@noreply.github.com\n");
    }

    @Test
    void whatItWasThenNobodyCommitsWith() {
        assertThat(show("--as-of", "3:17").code()).isEqualTo(2);
        assertThat(server.seen()).isEmpty();
    }

    private Outcome show(String... options) {
        String[] command = new String[options.length + 4];
        System.arraycopy(new String[] {"connections", "show", Answers.CON, "--git-identity"}, 0, command, 0, 4);
        System.arraycopy(options, 0, command, 4, options.length);
        return cli.run(command);
    }

    private void connection(String connection) {
        server.on("GET " + SHOW, 200, connection);
    }

    private void provider(String noReplyEmail) {
        server.on(
                "GET /v1/providers/github",
                200,
                "{\"id\": \"github\", \"git\": {\"username\": \"x\", \"no_reply_email\": \"" + noReplyEmail + "\"}}");
    }

    private static String with(String field, String value) {
        return Answers.CONNECTION.replace(
                "\"" + field + "\": {\"display_name\": \"Alice\"}", "\"" + field + "\": " + value);
    }
}
