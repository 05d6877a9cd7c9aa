package io.credledger.cli.client.provider;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ExpectedVersion;
import io.credledger.cli.client.SecretSource;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import io.credledger.secret.SecretToken;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The server's OAuth applications. */
@Command(name = "client", description = "This server's OAuth application at a provider (admin).")
final class ProviderClientCommands {

    private static final View VIEW = View.of(
            Column.text("provider"),
            Column.text("client_id"),
            Column.text("has_secret"),
            Column.text("has_previous_secret"),
            Column.time("paused_since"),
            Column.text("base_url"),
            Column.text("key"),
            Column.time("created_at"),
            Column.time("updated_at"),
            Column.text("updated_by"),
            Column.text("version"));

    private static final String PROVIDER = "Its id, such as github.";

    @Command(
            name = "set",
            description = "Enter id and secret, once per server. What is not given is asked for.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  credledger provider client set github",
                "  credledger provider client set github --client-id Iv1.8a61f9b3a7aba766 \\",
                "    --secret-file github.secret"
            })
    int set(
            @Parameters(paramLabel = "PROVIDER", description = PROVIDER) String provider,
            @Option(names = "--client-id", paramLabel = "ID", description = "As the provider shows it.") @Nullable
                    String clientId,
            @Option(names = "--secret-stdin", description = "Read the secret from standard input.") boolean stdin,
            @Option(names = "--secret-file", paramLabel = "FILE", description = "Read the secret from a file.")
                    @Nullable
                    Path file,
            @Option(
                            names = "--keep-previous",
                            description = "Keep the stored secret too, while the provider takes both.")
                    boolean keepPrevious,
            @Option(names = "--base-url", paramLabel = "URL", description = "Where a self-hosted provider is.")
                    @Nullable
                    String baseUrl,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        SecretSource source = new SecretSource("the client secret", "--secret", stdin, file);
        Session session = client.open();
        String id = clientId == null ? askedId(session) : clientId;
        try (SecretToken secret = source.read(session.terminal())) {
            Fields fields = new Fields()
                    .with("client_id", id)
                    .with("client_secret", secret)
                    .with("base_url", baseUrl)
                    .with("keep_previous_secret", keepPrevious ? true : null);
            ApiRequest request =
                    ApiRequest.put("v1", "providers", provider, "client").json(fields);
            return session.writeAndShow(VIEW, version.on(request), write, client(provider));
        }
    }

    @Command(name = "show", description = "Show it, without its secret.")
    int show(
            @Parameters(paramLabel = "PROVIDER", description = PROVIDER) String provider, @Mixin ClientOptions client) {
        return client.open().show(VIEW, client(provider));
    }

    @Command(name = "remove", description = "Forget id and secret.")
    int remove(
            @Parameters(paramLabel = "PROVIDER", description = PROVIDER) String provider,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        ApiRequest request = ApiRequest.delete("v1", "providers", provider, "client");
        return client.open().writeAndSay("removed: " + provider + " has no client now", version.on(request), write);
    }

    private static String askedId(Session session) {
        return session.terminal()
                .prompt()
                .flatMap(prompt -> prompt.ask("Client id"))
                .orElseThrow(() -> ClientException.usage("give the client id by --client-id"));
    }

    private static ApiRequest client(String provider) {
        return ApiRequest.get("v1", "providers", provider, "client");
    }
}
