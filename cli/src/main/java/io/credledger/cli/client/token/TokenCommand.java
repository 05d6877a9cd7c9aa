package io.credledger.cli.client.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.connection.ConnectionReference;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.OutputFormat;
import io.credledger.cli.client.output.View;
import io.credledger.streams.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Hands out an access token, alone on standard output. */
@Command(
        name = "token",
        description = "Print an access token that works, and nothing else.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  curl -H \"Authorization: Bearer $(credledger token github)\" \\",
            "    https://api.github.com/user",
            "  credledger token github/main --min-valid 10m --output json",
            "  credledger token github --on-behalf-of alice --purpose background"
        })
public final class TokenCommand implements Callable<Integer> {

    private static final View VIEW = View.of(
            Column.id("access_token"),
            Column.text("issued_token_type"),
            Column.text("token_type"),
            Column.text("expires_in"),
            Column.text("scope"),
            Column.text("credledger_fallback").titled("fallback"));

    @Parameters(
            paramLabel = "PROVIDER|CONNECTION",
            description = "A provider, for your own connection there; or a connection: id, key or PROVIDER/NAME.")
    private String target = "";

    @Mixin
    private HandOutOptions wish = new HandOutOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        JsonNode answer = session.read(request(session));
        if (session.output().format() == OutputFormat.TABLE) {
            session.output().line(accessToken(answer));
        } else {
            session.output().one(VIEW, answer);
        }
        return ExitCode.DONE.code();
    }

    private ApiRequest request(Session session) {
        ConnectionReference reference = new ConnectionReference(target);
        if (!reference.namesConnection()) {
            return wish.atProvider(session, target);
        }
        if (wish.allowsFallback()) {
            throw ClientException.usage("--fallback goes with a provider, not with a connection");
        }
        return wish.ofConnection(session, reference.resolve(session, wish.onBehalfOf()));
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
