package io.credledger.cli.client.profile;

import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.secret.SecretRefusedException;
import io.credledger.secret.SecretToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** Finds server and token: options, then environment, then the profile, then a ledger that runs in this directory. */
public final class ServerSearch {

    /** Where {@code up} leaves the first admin's token, seen from the directory it was started in. */
    private static final Path UP_ADMIN_TOKEN = Path.of("data", "secrets", "admin-token");

    private static final String TOKEN = "CREDLEDGER_TOKEN";
    private static final String TOKEN_FILE = "CREDLEDGER_TOKEN_FILE";

    private final ServerChoice choice;
    private final Surroundings surroundings;
    private final Consumer<String> remark;

    /** @param remark told what the person should know, once each */
    public ServerSearch(ServerChoice choice, Surroundings surroundings, Consumer<String> remark) {
        this.choice = choice;
        this.surroundings = surroundings;
        this.remark = remark;
    }

    public Server find() {
        return find(this::fromUp);
    }

    /** The same without a look around: a command that others start may be started among files that anybody put there. */
    public Server findConfigured() {
        return find(url -> Optional.empty());
    }

    private Server find(Function<ServerUrl, Optional<FoundToken>> last) {
        ProfileFile profile = ProfileFile.in(surroundings);
        Server unknown = address(profile);
        Optional<FoundToken> token = given().or(this::fromEnvironment)
                .or(() -> fromProfile(profile, unknown.url()))
                .or(() -> last.apply(unknown.url()));
        token.ifPresent(this::check);
        return new Server(unknown.url(), unknown.urlOrigin(), token);
    }

    /** The same server with this token, whatever else names one. */
    public Server findFor(FoundToken token) {
        Server server = address(ProfileFile.in(surroundings));
        check(token);
        return new Server(server.url(), server.urlOrigin(), Optional.of(token));
    }

    /** The profile's own server and token, whatever goes before them; empty when the profile has no token. */
    public Optional<Server> findInProfile() {
        ProfileFile profile = ProfileFile.in(surroundings);
        Server server = address(profile.url().orElse(ServerUrl.DEFAULT), "the profile");
        Optional<FoundToken> token = fromProfile(profile, server.url());
        token.ifPresent(this::check);
        return token.map(found -> new Server(server.url(), server.urlOrigin(), token));
    }

    private Server address(ProfileFile profile) {
        if (choice.url() != null) {
            return address(choice.url(), "--url");
        }
        return surroundings
                .variable("CREDLEDGER_URL")
                .map(url -> address(url, "CREDLEDGER_URL"))
                .or(() -> profile.url().map(url -> address(url, "the profile")))
                .orElseGet(() -> address(ServerUrl.DEFAULT, "the default"));
    }

    private static Server address(String url, String origin) {
        return new Server(ServerUrl.parse(url, origin), origin, Optional.empty());
    }

    private Optional<FoundToken> given() {
        return Optional.ofNullable(choice.tokenFile()).map(file -> inFile(file, "--token-file"));
    }

    private Optional<FoundToken> fromEnvironment() {
        Optional<String> value = surroundings.variable(TOKEN);
        Optional<String> file = surroundings.variable(TOKEN_FILE);
        if (value.isPresent() && file.isPresent()) {
            throw ClientException.badConfiguration(TOKEN + " and " + TOKEN_FILE + " are both set: keep one");
        }
        return value.map(text -> new FoundToken(inVariable(text), TOKEN, Optional.empty()))
                .or(() -> file.map(path -> inFile(Path.of(path), TOKEN_FILE)));
    }

    /** A profile's token belongs to the profile's server: another one must not get it. */
    private Optional<FoundToken> fromProfile(ProfileFile profile, ServerUrl url) {
        ServerUrl owner = ServerUrl.parse(profile.url().orElse(ServerUrl.DEFAULT), "the profile");
        return owner.origin().equals(url.origin())
                ? profile.tokenFile().map(file -> inFile(file, "the profile"))
                : Optional.empty();
    }

    /** An admin's token never leaves the machine unasked. */
    private Optional<FoundToken> fromUp(ServerUrl url) {
        Path file = surroundings.directory().resolve(UP_ADMIN_TOKEN);
        if (!url.loopback() || !Files.isReadable(file)) {
            return Optional.empty();
        }
        remark.accept("no token is configured: using ./" + UP_ADMIN_TOKEN + " of the ledger in this directory");
        return Optional.of(inFile(file, "./" + UP_ADMIN_TOKEN));
    }

    private void check(FoundToken found) {
        if (!SecretLine.fitsHeader(found.token())) {
            throw ClientException.badConfiguration("what " + found.origin() + " holds is not a token");
        }
        found.file()
                .filter(TokenFile::openToOthers)
                .ifPresent(file -> remark.accept(
                        "warning: other accounts can read the token file " + file.path() + ": chmod 600 it"));
    }

    private FoundToken inFile(Path path, String origin) {
        TokenFile file = new TokenFile(surroundings.directory().resolve(path));
        return new FoundToken(file.read(), origin, Optional.of(file));
    }

    private static SecretToken inVariable(String text) {
        try {
            return SecretToken.fromUserInput(text);
        } catch (SecretRefusedException e) {
            throw ClientException.badConfiguration("what " + TOKEN + " holds is not a token");
        }
    }
}
