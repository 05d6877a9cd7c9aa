package io.credledger.cli.client.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.ListOptions;
import io.credledger.cli.client.NewSecretFile;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.output.Column;
import io.credledger.cli.client.output.View;
import io.credledger.streams.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Who is told of what. */
@Command(name = "webhooks", description = "Programs that are told what becomes of connections.")
public final class WebhookCommands {

    private static final String WEBHOOKS = "webhooks";
    private static final String SECRET = "secret";

    private static final View ADDED = View.of(
            Column.id("id"), Column.id("url"), Column.id(SECRET), Column.text("types"), Column.text("all_connections"));

    private static final View LISTED = View.of(
            Column.id("id"),
            Column.text("identity"),
            Column.text("origin"),
            Column.text("url").full(),
            Column.text("types"),
            Column.text("all_connections").titled("all"),
            Column.text("delivery.waiting").titled("waiting"),
            Column.status("delivery.last_outcome").titled("last"),
            Column.time("delivery.waiting_since").titled("waiting since").full(),
            Column.time("delivery.last_attempt_at").titled("last attempt").full(),
            Column.text("delivery.failures").titled("failures").full(),
            Column.text("delivery.told").titled("told").full(),
            Column.time("created_at").full());

    @Command(
            name = "add",
            description = "Have a program told. Its secret is shown once.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  credledger webhooks add https://ci.example/in --save-to hook.key",
                "  credledger webhooks add https://ops.example/in --types needs_reauth",
            })
    int add(
            @Parameters(
                            paramLabel = "URL",
                            description = "Where to: https at a public address, or a host that is allowed.")
                    String url,
            @Option(
                            names = "--types",
                            paramLabel = "TYPE",
                            split = ",",
                            description = "needs_reauth, refresh_recovered, transferred, disconnected; by default all.")
                    @Nullable
                    List<String> types,
            @Option(names = "--all-connections", description = "Of everybody's; for admins.") boolean all,
            @Option(
                            names = "--save-to",
                            paramLabel = "FILE",
                            description = "Write the secret into this new file, for you alone, instead of showing it.")
                    @Nullable
                    Path file,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        Fields fields = new Fields().with("url", url).with("types", types).with("all_connections", all ? true : null);
        ApiRequest request = ApiRequest.post("v1", WEBHOOKS).json(fields);
        if (file == null) {
            session.output().one(ADDED, session.write(request, write).body());
            return ExitCode.DONE.code();
        }
        return saved(session, request, write, session.surroundings().directory().resolve(file));
    }

    private static int saved(Session session, ApiRequest request, WriteOptions write, Path path) {
        NewSecretFile file =
                NewSecretFile.create(path, "the webhook was made, but its file cannot be written: remove it");
        JsonNode answer;
        try {
            answer = session.write(request, write).body();
        } catch (RuntimeException e) {
            file.discard();
            throw e;
        }
        if (answer instanceof ObjectNode added && added.path(SECRET).isTextual()) {
            file.write(added.remove(SECRET).asText());
        }
        session.output().one(ADDED, answer);
        return ExitCode.DONE.code();
    }

    @Command(name = "list", description = "List them, and how it goes; an admin sees all.")
    int list(@Mixin ListOptions list, @Mixin ClientOptions client) {
        return client.open().list(LISTED, ApiRequest.get("v1", WEBHOOKS), list.limit());
    }

    @Command(
            name = "remove",
            description = "Tell it nothing more.",
            footerHeading = "%nExample:%n",
            footer = "  credledger webhooks remove WEBHOOK-ID")
    int remove(
            @Parameters(paramLabel = "WEBHOOK-ID", description = "As 'webhooks list' shows it.") String id,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        return client.open().writeAndSay("removed", ApiRequest.delete("v1", WEBHOOKS, id), write);
    }

    @Command(
            name = "replay",
            description = "Tell it again what it was told.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  credledger webhooks replay WEBHOOK-ID --from 3:17",
                "  credledger webhooks replay WEBHOOK-ID --from 2026-11-21T12:00:00Z"
            })
    int replay(
            @Parameters(paramLabel = "WEBHOOK-ID", description = "As 'webhooks list' shows it.") String id,
            @Option(
                            names = "--from",
                            paramLabel = "PLACE",
                            required = true,
                            description = "A position SHARD:SEQ, or a time, from which on in all shards.")
                    String from,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        ApiRequest request = ApiRequest.post("v1", WEBHOOKS, id, "replay").json(new Fields().with("from", from));
        return client.open().writeAndSay("it is told again", request, write);
    }
}
