package io.credledger.cli.demo;

import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.profile.ServerUrl;
import io.credledger.demo.Account;
import io.credledger.demo.IssuedTokens;
import io.credledger.secret.SecretToken;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;

/** What somebody would do by hand at a new ledger: register the application, an identity, and connect it. Done once; a start that was cut short goes on. */
final class FirstSteps {

    static final String PROVIDER = "demo";
    static final String HANDLE = "demo";
    static final String CLIENT_ID = "credledger-demo";

    private final ServerUrl url;
    private final DemoFiles files;
    private final Clock clock;

    FirstSteps(ServerUrl url, DemoFiles files, Clock clock) {
        this.url = url;
        this.files = files;
        this.clock = clock;
    }

    /** The token is the last thing that needs an admin. */
    void asAdmin(Path adminToken, SecretToken clientSecret) {
        if (Files.exists(files.token())) {
            return;
        }
        Newcomer admin = new Newcomer(url, adminToken);
        admin.write(
                ApiRequest.put("v1", "providers", PROVIDER, "client"),
                new Fields().with("client_id", CLIENT_ID).with("client_secret", clientSecret));
        if (!admin.finds("v1", "identities", HANDLE)) {
            admin.write(
                    ApiRequest.post("v1", "identities"),
                    new Fields()
                            .with("handle", HANDLE)
                            .with("display_name", "Demo")
                            .with("roles", List.of("user")));
        }
        String token = admin.write(
                        ApiRequest.post("v1", "identities", HANDLE, "tokens"), new Fields().with("label", "demo"))
                .path("token")
                .asText();
        DemoFiles.write(files.token(), token + "\n");
    }

    /** A connection that was ended stays ended. */
    void asDemo(Supplier<IssuedTokens> granted) {
        Newcomer demo = new Newcomer(url, files.token());
        ApiRequest mine = ApiRequest.get("v1", "connections").query("provider", PROVIDER);
        if (demo.read(mine).path("items").isEmpty()) {
            demo.write(ApiRequest.post("v1", "connections"), connection(granted.get()));
        }
    }

    private Fields connection(IssuedTokens tokens) {
        return new Fields()
                .with("provider", PROVIDER)
                .with("kind", "oauth2")
                .with("access_token", tokens.accessToken())
                .with("refresh_token", tokens.refreshToken())
                .with("expires_at", clock.instant().plus(tokens.accessLife()))
                .with("account", account())
                .with("scopes", tokens.scopes());
    }

    private static Fields account() {
        return new Fields().with("uid", Account.DEMO.id()).with("login", Account.DEMO.login());
    }
}
