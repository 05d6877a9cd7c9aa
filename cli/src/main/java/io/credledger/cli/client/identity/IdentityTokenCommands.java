package io.credledger.cli.client.identity;

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
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** API tokens. */
@Command(name = "token", description = "API tokens of an identity.")
final class IdentityTokenCommands {

    private static final String TOKEN = "token";

    private static final View ISSUED =
            View.of(Column.id("id"), Column.id(TOKEN), Column.text("label"), Column.time("expires_at"));

    private static final View LISTED = View.of(
            Column.id("id"),
            Column.text("label"),
            Column.status("status"),
            Column.time("created_at"),
            Column.time("expires_at"),
            Column.text("version").full());

    private static final String HANDLE = "Whose; by default your own.";

    @Command(
            name = "issue",
            description = "Make an API token. It is shown once.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  credledger identity token issue --label laptop --expires-in 30d",
                "  credledger identity token issue ci-bot --label ci --save-to ci.token"
            })
    int issue(
            @Parameters(paramLabel = "HANDLE", arity = "0..1", description = HANDLE) @Nullable String handle,
            @Option(names = "--label", paramLabel = "TEXT", required = true, description = "What it is for.")
                    String label,
            @Option(names = "--expires-in", paramLabel = "TIME", description = "30d, 12h; by default never.") @Nullable
                    Duration expiresIn,
            @Option(
                            names = "--save-to",
                            paramLabel = "FILE",
                            description = "Write the token into this new file, for you alone, instead of showing it.")
                    @Nullable
                    Path file,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        Fields fields =
                new Fields().with("label", label).with("expires_in", expiresIn == null ? null : expiresIn.toSeconds());
        ApiRequest request = ApiRequest.post("v1", "identities", whose(handle, session), "tokens")
                .json(fields);
        if (file == null) {
            session.output().one(ISSUED, session.write(request, write).body());
            return ExitCode.DONE.code();
        }
        return saved(session, request, write, session.surroundings().directory().resolve(file));
    }

    @Command(name = "list", description = "List an identity's tokens, without their secret.")
    int list(
            @Parameters(paramLabel = "HANDLE", arity = "0..1", description = HANDLE) @Nullable String handle,
            @Mixin ListOptions list,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest request = ApiRequest.get("v1", "identities", whose(handle, session), "tokens");
        return session.list(LISTED, request, list.limit());
    }

    @Command(
            name = "revoke",
            description = "End a token at once.",
            footerHeading = "%nExample:%n",
            footer = "  credledger identity token revoke TOKEN-ID --of alice")
    int revoke(
            @Parameters(paramLabel = "TOKEN-ID", description = "As 'identity token list' shows it.") String id,
            @Option(names = "--of", paramLabel = "HANDLE", description = HANDLE) @Nullable String handle,
            @Mixin WriteOptions write,
            @Mixin ClientOptions client) {
        Session session = client.open();
        ApiRequest request = ApiRequest.delete("v1", "identities", whose(handle, session), "tokens", id);
        return session.writeAndSay("revoked", request, write);
    }

    private static int saved(Session session, ApiRequest request, WriteOptions write, Path path) {
        NewSecretFile file =
                NewSecretFile.create(path, "the token was issued, but its file cannot be written: revoke it");
        JsonNode answer;
        try {
            answer = session.write(request, write).body();
        } catch (RuntimeException e) {
            file.discard();
            throw e;
        }
        if (answer instanceof ObjectNode issued && issued.path(TOKEN).isTextual()) {
            file.write(issued.remove(TOKEN).asText());
        }
        session.output().one(ISSUED, answer);
        return ExitCode.DONE.code();
    }

    private static String whose(@Nullable String handle, Session session) {
        return handle == null
                ? session.read(ApiRequest.get("v1", "whoami")).path("identity").asText()
                : handle;
    }
}
