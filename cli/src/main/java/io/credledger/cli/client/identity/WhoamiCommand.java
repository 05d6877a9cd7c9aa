package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Who the server takes the caller for. */
@Command(
        name = "whoami",
        description = "Show who you are to the server.",
        footerHeading = "%nExample:%n",
        footer = "  credledger whoami --output json")
public final class WhoamiCommand implements Callable<Integer> {

    static final View VIEW =
            View.of(Column.text("identity"), Column.id("id").full(), Column.text("roles"), Column.text("auth"));

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        return client.open().show(VIEW, ApiRequest.get("v1", "whoami"));
    }
}
