package io.credledger.cli.client.forge;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.connection.ConnectionReference;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The caller's active forge. */
@Command(name = "forge", description = "Your active forge: the connection that your work goes through.")
public final class ForgeCommands {

    private static final View VIEW = View.of(
            Column.text("forge_type"),
            Column.text("account_login"),
            Column.text("base_url"),
            Column.time("since"),
            Column.id("connection"),
            Column.text("account_id"),
            Column.text("scopes"),
            Column.time("expires_at"),
            Column.text("has_token"),
            Column.text("has_refresh_token"),
            Column.time("created_at"),
            Column.time("updated_at"));

    private static final View USER = View.of(
            Column.text("login"),
            Column.text("uid"),
            Column.text("display_name"),
            Column.text("web_url"),
            Column.text("avatar_url"),
            Column.text("web_base_url"),
            Column.text("api_base_url"));

    private static final View REPOSITORY = View.of(
            Column.id("full_name").titled("repository"),
            Column.text("private"),
            Column.text("default_branch").titled("branch"),
            Column.time("pushed_at"),
            Column.text("description"),
            Column.text("id").full(),
            Column.text("owner").full(),
            Column.text("name").full(),
            Column.text("archived").full(),
            Column.text("fork").full(),
            Column.text("web_url").full(),
            Column.text("clone_url").full(),
            Column.text("ssh_url").full());

    /** What every forge gives at once; its pages are counted, so they must stay one size. */
    private static final long REPOSITORIES_AT_ONCE = 100;

    @Command(
            name = "use",
            description = "Make a forge the active one. The one before keeps its connection.",
            footerHeading = "%nExamples:%n",
            footer = {"  credledger forge use github", "  credledger forge use github --connection github/main"})
    int use(
            @Parameters(paramLabel = "FORGE", description = "A provider that is a forge, such as github.") String forge,
            @Option(names = "--connection", paramLabel = "CONNECTION", description = ConnectionReference.DESCRIPTION)
                    @Nullable
                    String connection,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        String id = connection == null ? null : new ConnectionReference(connection).resolve(session);
        ApiRequest request = ApiRequest.put("v1", "forge")
                .json(new Fields().with("forge_type", forge).with("connection", id));
        return session.writeAndShow(VIEW, request, write, ApiRequest.get("v1", "forge"));
    }

    @Command(name = "show", description = "Show the active forge; ends with 5 when there is none.")
    int show(
            @Option(names = "--as-of", paramLabel = "WHEN", description = "As it was: a time or SHARD:SEQ.") @Nullable
                    String asOf,
            @Mixin ClientOptions client) {
        return client.open().show(VIEW, ApiRequest.get("v1", "forge").query("as_of", asOf));
    }

    @Command(name = "user", description = "Show whose account it is, asked of the forge now.")
    int user(@Mixin ClientOptions client) {
        return client.open().show(USER, ApiRequest.get("v1", "forge", "user"));
    }

    @Command(
            name = "repos",
            description = "List the repositories that the account can reach, asked of the forge now.",
            footerHeading = "%nExample:%n",
            footer = "  credledger forge repos --limit 20")
    int repos(@Mixin ListOptions list, @Mixin ClientOptions client) {
        ApiRequest repositories = ApiRequest.get("v1", "forge", "repos");
        return client.open().listInEvenPages(REPOSITORY, repositories, list.limit(), REPOSITORIES_AT_ONCE);
    }

    @Command(name = "clear", description = "Have no active forge. Connections stay.")
    int clear(@Mixin WriteOptions write, @Mixin ClientOptions client) {
        return client.open().writeAndSay("no forge is active now", ApiRequest.delete("v1", "forge"), write);
    }
}
