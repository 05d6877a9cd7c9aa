package io.credledger.cli.client.connection;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ExpectedVersion;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Credentials of external accounts: who has them, and to whom they go. */
@Command(
        name = "connections",
        description = "Connected accounts: store, list, refresh, hand over, share, disconnect.",
        subcommands = {ShowCommand.class, StoreCommand.class, RefreshCommand.class})
public final class ConnectionCommands {

    private static final String CONNECTION = "CONNECTION";
    private static final String V1 = "v1";
    private static final String CONNECTIONS = "connections";

    @Command(
            name = "list",
            description = "List connections with their owner.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  credledger connections list --provider github",
                "  credledger connections list --status needs_reauth",
                "  credledger connections list --owner alice --as-of 2026-01-31T12:00:00Z",
                "  credledger connections list --status disconnected --output csv"
            })
    int list(@Mixin ConnectionFilters filters, @Mixin ListOptions list, @Mixin ClientOptions client) {
        ApiRequest request = filters.on(ApiRequest.get(V1, CONNECTIONS));
        return client.open().list(ConnectionViews.CONNECTION, request, list.limit());
    }

    @Command(name = "history", description = "Every change, oldest first: who, when, why.")
    int history(
            @Parameters(paramLabel = CONNECTION, description = ConnectionReference.DESCRIPTION) String connection,
            @Mixin ListOptions list,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest history = ApiRequest.get(V1, CONNECTIONS, id(connection, session), "history");
        return session.list(ConnectionViews.HISTORY, history, list.limit());
    }

    @Command(
            name = "access",
            description = "Who had to do with its token, latest first: every hand-out and every refusal.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  credledger connections access github/main --limit 20",
                "  credledger connections access github/main --output csv"
            })
    int access(
            @Parameters(paramLabel = CONNECTION, description = ConnectionReference.DESCRIPTION) String connection,
            @Mixin ListOptions list,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest access = ApiRequest.get(V1, CONNECTIONS, id(connection, session), "access");
        return session.list(ConnectionViews.ACCESS, access, list.limit());
    }

    @Command(
            name = "transfer",
            description = "Hand a connection over. All shares of it end.",
            footerHeading = "%nExample:%n",
            footer = "  credledger connections transfer github/main bob --reason 'new maintainer'")
    int transfer(
            @Parameters(paramLabel = CONNECTION, description = ConnectionReference.DESCRIPTION) String connection,
            @Parameters(paramLabel = "HANDLE", description = "The new owner.") String to,
            @Option(names = "--reason", paramLabel = "TEXT", description = "For the history.") @Nullable String reason,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        String id = id(connection, session);
        ApiRequest request = ApiRequest.post(V1, CONNECTIONS, id, "transfer")
                .json(new Fields().with("to", to).with("reason", reason));
        return session.writeAndShow(ConnectionViews.CONNECTION, version.on(request), write, one(id));
    }

    @Command(name = "share", description = "Let another identity use it, without owning it.")
    int share(
            @Parameters(paramLabel = CONNECTION, description = ConnectionReference.DESCRIPTION) String connection,
            @Parameters(paramLabel = "HANDLE", description = "Who may use it.") String with,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest request = ApiRequest.put(V1, CONNECTIONS, id(connection, session), "shares", with);
        return session.writeAndSay("shared with " + with, version.on(request), write);
    }

    @Command(name = "unshare", aliases = "withdraw", description = "End what 'share' allowed.")
    int unshare(
            @Parameters(paramLabel = CONNECTION, description = ConnectionReference.DESCRIPTION) String connection,
            @Parameters(paramLabel = "HANDLE", description = "Who may use it no longer.") String with,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest request = ApiRequest.delete(V1, CONNECTIONS, id(connection, session), "shares", with);
        return session.writeAndSay("no longer shared with " + with, version.on(request), write);
    }

    @Command(
            name = "disconnect",
            description = "End a connection for good. Revoking its tokens at the provider follows.")
    int disconnect(
            @Parameters(paramLabel = CONNECTION, description = ConnectionReference.DESCRIPTION) String connection,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest request = ApiRequest.delete(V1, CONNECTIONS, id(connection, session));
        return session.writeAndSay(
                "disconnected; 'connections history' tells of the revocation", version.on(request), write);
    }

    private static String id(String connection, Session session) {
        return new ConnectionReference(connection).resolve(session);
    }

    private static ApiRequest one(String id) {
        return ApiRequest.get(V1, CONNECTIONS, id);
    }
}
