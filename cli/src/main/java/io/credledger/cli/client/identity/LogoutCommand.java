package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.profile.FoundToken;
import io.credledger.cli.client.profile.ProfileChange;
import io.credledger.cli.client.profile.ProfileFile;
import io.credledger.cli.client.profile.Server;
import io.credledger.http.ProblemType;
import io.credledger.streams.ExitCode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes the token out of the profile. */
@Command(
        name = "logout",
        description = "Take the API token out of your profile; the server's address stays.",
        footerHeading = "%nExample:%n",
        footer = "  credledger logout --revoke")
public final class LogoutCommand implements Callable<Integer> {

    @Option(names = "--revoke", description = "First end the token at the server. Else it stays good elsewhere.")
    private boolean revoke;

    @Mixin
    private WriteOptions write = new WriteOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        if (client.choice().url() != null || client.choice().tokenFile() != null) {
            throw ClientException.usage("logout is about the profile: it takes no --url and no --token-file");
        }
        ProfileFile profile = ProfileFile.in(client.surroundings());
        if (profile.tokenFile().isEmpty()) {
            client.remark("there is no token in the profile");
            return ExitCode.DONE.code();
        }
        String what = revoke ? revoked() : "";
        Optional<Path> left = new ProfileChange(profile).forgetToken();
        client.remark(what + "the profile has no token any more"
                + left.map(file -> "; its file is yours and stays: " + file).orElse(""));
        return ExitCode.DONE.code();
    }

    /** By the profile's own token, at the profile's own server. */
    private String revoked() {
        Server server = client.search().findInProfile().orElseThrow(LogoutCommand::nameless);
        String id = server.token().flatMap(FoundToken::id).orElseThrow(LogoutCommand::nameless);
        Session session = client.open(server);
        try {
            String self = session.read(ApiRequest.get("v1", "whoami"))
                    .path("identity")
                    .asText();
            session.write(ApiRequest.delete("v1", "identities", self, "tokens", id), write);
            return "revoked; ";
        } catch (ProblemException e) {
            if (!e.problem().slug().equals(ProblemType.NOT_AUTHENTICATED.slug())) {
                throw e;
            }
            return "the server does not accept the token any more; ";
        }
    }

    private static ClientException nameless() {
        return new ClientException(
                ExitCode.REFUSED, "the profile's token is not one that the ledger issued, so it cannot revoke it");
    }
}
