package io.credledger.cli.client.provider;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The catalogue. */
@Command(
        name = "provider",
        description = "External services, and this server's OAuth application at each.",
        subcommands = ProviderClientCommands.class)
public final class ProviderCommands {

    private static final View VIEW = View.of(
            Column.text("id"),
            Column.text("name"),
            Column.text("forge"),
            Column.text("base_url"),
            Column.text("ways"),
            Column.text("scopes").full());

    @Command(name = "list", description = "List the services that the ledger knows.")
    int list(@Mixin ListOptions list, @Mixin ClientOptions client) {
        return client.open().list(VIEW, ApiRequest.get("v1", "providers"), list.limit());
    }

    @Command(name = "show", description = "Show one.")
    int show(
            @Parameters(paramLabel = "PROVIDER", description = "Its id, such as github.") String provider,
            @Mixin ClientOptions client) {
        return client.open().show(VIEW, ApiRequest.get("v1", "providers", provider));
    }
}
