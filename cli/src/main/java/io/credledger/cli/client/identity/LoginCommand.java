package io.credledger.cli.client.identity;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.SecretSource;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.profile.FoundToken;
import io.credledger.cli.client.profile.ProfileChange;
import io.credledger.cli.client.profile.ProfileFile;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.TokenFile;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.streams.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Keeps server and token, once the server has said whose token it is. */
@Command(
        name = "login",
        description = {
            "Keep the server's address and your API token in your profile.",
            "The token comes from a prompt, standard input or --token-file, and is tried out first."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger login --url https://ledger.example.org",
            "  pass show credledger | credledger login --token-stdin"
        })
public final class LoginCommand implements Callable<Integer> {

    @Option(names = "--token-stdin", description = "Read the token from standard input.")
    private boolean fromStdin;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        ProfileChange profile = new ProfileChange(ProfileFile.in(client.surroundings()));
        Server server = client.search().findFor(token());
        if (!server.url().encrypted() && !server.url().loopback()) {
            client.remark("warning: " + server.url() + " is not encrypted: the token can be read on the way");
        }
        Session session = client.open(server);
        JsonNode self = session.read(ApiRequest.get("v1", "whoami"));
        if (!self.path("identity").isTextual()) {
            throw new ClientException(ExitCode.UNEXPECTED, "what answers there is not a credential ledger");
        }
        profile.keep(server.url(), session.token().token());
        session.output().sentence("logged in to " + server.url());
        session.output().one(WhoamiCommand.VIEW, self);
        remarkOnEnvironment();
        return ExitCode.DONE.code();
    }

    private FoundToken token() {
        Surroundings surroundings = client.surroundings();
        Path named = client.choice().tokenFile();
        @Nullable Path file = named == null ? null : surroundings.directory().resolve(named);
        SecretSource source = new SecretSource("the API token", "--token", fromStdin, file);
        return new FoundToken(
                source.read(surroundings.terminal()),
                file == null ? "the input" : "--token-file",
                Optional.ofNullable(file).map(TokenFile::new));
    }

    private void remarkOnEnvironment() {
        Stream.of("CREDLEDGER_URL", "CREDLEDGER_TOKEN", "CREDLEDGER_TOKEN_FILE")
                .filter(name -> client.surroundings().variable(name).isPresent())
                .forEach(name -> client.remark(name + " is set, and goes before the profile"));
    }
}
