package io.credledger.cli.client.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.connection.ConnectionReference;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Form;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.View;
import io.credledger.streams.ExitCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Hands out an access token, alone on standard output. */
@Command(
        name = "token",
        description = "Print an access token that works, and nothing else.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  curl -H \"Authorization: Bearer $(credledger token github)\" \\",
            "    https://api.github.com/user",
            "  credledger token github/main --min-valid 10m --output json"
        })
public final class TokenCommand implements Callable<Integer> {

    private static final View VIEW = View.of(
            Column.id("access_token"),
            Column.text("issued_token_type"),
            Column.text("token_type"),
            Column.text("expires_in"),
            Column.text("scope"));

    @Parameters(
            paramLabel = "PROVIDER|CONNECTION",
            description = "A provider, for your own connection there; or a connection: id, key or PROVIDER/NAME.")
    private String target = "";

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", description = "What it must allow; can be repeated.")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--min-valid", paramLabel = "TIME", description = "How long it must last; by default 60s.")
    private @Nullable Duration minValid;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        JsonNode answer = session.read(ApiRequest.post("v1", "token").form(form(session)));
        if (session.output().format() == OutputFormat.TABLE) {
            session.output().line(accessToken(answer));
        } else {
            session.output().one(VIEW, answer);
        }
        return ExitCode.DONE.code();
    }

    private Form form(Session session) {
        Form form = new Form()
                .with("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange")
                .with("subject_token", session.token())
                .with("subject_token_type", "urn:ietf:params:oauth:token-type:access_token")
                .with("scope", scopes.isEmpty() ? null : String.join(" ", scopes))
                .with("min_valid_seconds", minValid == null ? null : minValid.toSeconds());
        ConnectionReference reference = new ConnectionReference(target);
        return reference.namesConnection()
                ? form.with("resource", "urn:credledger:connection:" + reference.resolve(session))
                : form.with("audience", target);
    }

    /** Visible ASCII or nothing: what a script substitutes must not be more than a token. */
    private static String accessToken(JsonNode answer) {
        String token = answer.path("access_token").asText();
        if (token.isEmpty() || !token.chars().allMatch(c -> c > ' ' && c < 0x7F)) {
            throw new ClientException(ExitCode.UNEXPECTED, "the answer holds no access token");
        }
        return token;
    }
}
