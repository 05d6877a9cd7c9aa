package io.credledger.cli.client.identity;

import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ExpectedVersion;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** People and programs. */
@Command(
        name = "identity",
        description = "People and programs that the ledger knows.",
        subcommands = {
            IdentityTokenCommands.class,
            DeactivateCommand.class,
            EraseCommand.class,
            CascadeCommand.class,
            ExportCommand.class
        })
public final class IdentityCommands {

    private static final View VIEW = View.of(
            Column.text("handle"),
            Column.id("id").full(),
            Column.text("display_name"),
            Column.text("roles"),
            Column.status("status"),
            Column.time("created_at").full(),
            Column.time("updated_at").full(),
            Column.text("version").full());

    private static final String HANDLE = "Its handle.";

    @Command(
            name = "create",
            description = "Register a person or program (admin).",
            footerHeading = "%nExample:%n",
            footer = "  credledger identity create alice --display-name Alice")
    int create(
            @Parameters(paramLabel = "HANDLE", description = "Letters, digits, '.', '_', '-'; at most 64.")
                    String handle,
            @Option(names = "--display-name", paramLabel = "NAME", description = "For people to read.") @Nullable
                    String displayName,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            split = ",",
                            description = "user (the default), auditor, admin or service; can be repeated.")
                    @Nullable
                    List<String> roles,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Fields fields = new Fields()
                .with("handle", handle)
                .with("display_name", displayName)
                .with("roles", roles == null ? List.of("user") : roles);
        return client.open()
                .writeAndShow(VIEW, ApiRequest.post("v1", "identities").json(fields), write, identity(handle));
    }

    @Command(
            name = "update",
            description = "Change display name or roles (admin).",
            footerHeading = "%nExample:%n",
            footer = "  credledger identity update alice --role user,auditor")
    int update(
            @Parameters(paramLabel = "HANDLE", description = HANDLE) String handle,
            @Option(names = "--display-name", paramLabel = "NAME", description = "The new one.") @Nullable
                    String displayName,
            @Option(
                            names = "--role",
                            paramLabel = "ROLE",
                            split = ",",
                            description = "All roles from now on; can be repeated.")
                    @Nullable
                    List<String> roles,
            @Mixin ExpectedVersion version,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Fields fields = new Fields().with("display_name", displayName).with("roles", roles);
        if (fields.isEmpty()) {
            throw ClientException.usage("say what to change: --display-name or --role");
        }
        ApiRequest change = ApiRequest.patch("v1", "identities", handle).json(fields);
        return client.open().writeAndShow(VIEW, version.on(change), write, identity(handle));
    }

    @Command(name = "list", description = "List all (admin, auditor).")
    int list(@Mixin ListOptions list, @Mixin ClientOptions client) {
        return client.open().list(VIEW, ApiRequest.get("v1", "identities"), list.limit());
    }

    @Command(name = "show", description = "Show one.")
    int show(@Parameters(paramLabel = "HANDLE", description = HANDLE) String handle, @Mixin ClientOptions client) {
        return client.open().show(VIEW, identity(handle));
    }

    @Command(name = "reactivate", description = "Let it work again; its connections stay disconnected (admin).")
    int reactivate(
            @Parameters(paramLabel = "HANDLE", description = HANDLE) String handle,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        return become("reactivate", handle, write, client);
    }

    private static int become(String verb, String handle, WriteOptions write, ClientOptions client) {
        ApiRequest change = ApiRequest.post("v1", "identities", handle, verb);
        return client.open().writeAndShow(VIEW, change, write, identity(handle));
    }

    private static ApiRequest identity(String handle) {
        return ApiRequest.get("v1", "identities", handle);
    }
}
