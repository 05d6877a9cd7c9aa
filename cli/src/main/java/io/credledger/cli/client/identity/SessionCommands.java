package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Browsers that are signed in. */
@Command(name = "sessions", description = "Browsers that are signed in as you: list them, sign them out.")
public final class SessionCommands {

    private static final View VIEW = View.of(
            Column.id("id"),
            Column.text("way"),
            Column.time("opened_at"),
            Column.time("expires_at"),
            Column.text("user_agent").titled("browser"),
            Column.text("current").full());

    private static final String SESSIONS = "sessions";

    @Command(name = "list", description = "List them.")
    int list(@Mixin ListOptions list, @Mixin ClientOptions client) {
        return client.open().list(VIEW, ApiRequest.get("v1", SESSIONS), list.limit());
    }

    @Command(
            name = "revoke",
            description = "Sign one out.",
            footerHeading = "%nExample:%n",
            footer = "  credledger sessions revoke SESSION-ID")
    int revoke(
            @Parameters(paramLabel = "SESSION-ID", description = "As 'sessions list' shows it.") String id,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        return client.open().writeAndSay("signed out", ApiRequest.delete("v1", SESSIONS, id), write);
    }

    @Command(name = "revoke-all", description = "Sign all out, everywhere.")
    int revokeAll(@Mixin WriteOptions write, @Mixin ClientOptions client) {
        return client.open().writeAndSay("signed out everywhere", ApiRequest.delete("v1", SESSIONS), write);
    }
}
