package io.credledger.cli.client.provider;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
        name = "provider",
        description = "External services, and this server's OAuth application at each.",
        subcommands = {ProviderClientCommands.class, DisconnectAllCommand.class})
public final class ProviderCommands {

    private static final String PROVIDER = "PROVIDER";
    private static final String ID = "Its id, such as github.";

    private static final View VIEW = View.of(
            Column.text("id"),
            Column.text("name"),
            Column.text("forge"),
            Column.text("base_url"),
            Column.text("ways"),
            Column.text("scopes").full(),
            Column.time("paused_since").full());

    @Command(name = "list", description = "List the services that the ledger knows.")
    int list(@Mixin ListOptions list, @Mixin ClientOptions client) {
        return client.open().list(VIEW, ApiRequest.get("v1", "providers"), list.limit());
    }

    @Command(name = "show", description = "Show one.")
    int show(@Parameters(paramLabel = PROVIDER, description = ID) String provider, @Mixin ClientOptions client) {
        return client.open().show(VIEW, provider(provider));
    }

    @Command(
            name = "pause",
            description = "Send nothing to it by itself: what is due waits (admin).",
            footerHeading = "%nExample:%n",
            footer = "  credledger provider pause gitlab --reason 'maintenance until noon'")
    int pause(
            @Parameters(paramLabel = PROVIDER, description = ID) String provider,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For the log.") @Nullable String reason,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        ApiRequest request = ApiRequest.post("v1", "providers", provider, "pause");
        ApiRequest told = reason == null ? request : request.json(new Fields().with("reason", reason));
        return client.open().writeAndShow(VIEW, told, write, provider(provider));
    }

    @Command(name = "resume", description = "End that (admin).")
    int resume(
            @Parameters(paramLabel = PROVIDER, description = ID) String provider,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        ApiRequest request = ApiRequest.post("v1", "providers", provider, "resume");
        return client.open().writeAndShow(VIEW, request, write, provider(provider));
    }

    private static ApiRequest provider(String provider) {
        return ApiRequest.get("v1", "providers", provider);
    }
}
