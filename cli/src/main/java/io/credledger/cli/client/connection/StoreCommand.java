package io.credledger.cli.client.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.ClientOptions;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiAnswer;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.http.Writes;
import io.credledger.streams.ExitCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts a credential that exists into the ledger. */
@Command(
        name = "store",
        description = "Store a credential that you have: a personal token, an OAuth pair, a password.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  credledger connections store github --name main --login alice-gh --uid 42",
            "  credledger connections store gitlab --kind oauth2 --uid 7 \\",
            "    --access-token-file at.txt --refresh-token-file rt.txt \\",
            "    --expires-at 2026-01-31T12:00:00Z",
            "  pass show nextcloud | credledger connections store nextcloud \\",
            "    --kind basic --username alice --password-stdin"
        })
final class StoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "PROVIDER", description = "Its id, such as github.")
    private String provider = "";

    @Option(names = "--name", paramLabel = "NAME", description = "By default 'default'.")
    private @Nullable String name;

    @Option(names = "--kind", paramLabel = "KIND", description = "bearer (the default), oauth2 or basic.")
    private CredentialKind kind = CredentialKind.BEARER;

    @Option(names = "--uid", paramLabel = "UID", description = "The account's id at the provider.")
    private @Nullable String uid;

    @Option(names = "--login", paramLabel = "LOGIN", description = "The account's name at the provider.")
    private @Nullable String login;

    @Option(names = "--base-url", paramLabel = "URL", description = "Where a self-hosted provider is.")
    private @Nullable String baseUrl;

    @Option(names = "--username", paramLabel = "NAME", description = "The user (basic).")
    private @Nullable String username;

    @Mixin
    private StoredSecrets secrets = new StoredSecrets();

    @Option(names = "--expires-at", paramLabel = "TIME", description = "RFC 3339 (oauth2).")
    private @Nullable String expiresAt;

    @Option(names = "--scope", paramLabel = "SCOPE", split = ",", description = "Can be repeated.")
    private List<String> scopes = new ArrayList<>();

    @Option(names = "--metadata", paramLabel = "KEY=VALUE", description = "Can be repeated.")
    private Map<String, String> metadata = new LinkedHashMap<>();

    @Option(names = "--owner", paramLabel = "HANDLE", description = "For somebody else (admin).")
    private @Nullable String owner;

    @Option(names = "--reason", paramLabel = "TEXT", description = "For the history.")
    private @Nullable String reason;

    @Option(names = "--replace", description = "If it exists, give it this credential.")
    private boolean replace;

    @Option(names = "--replace-account", description = "Even if that is another account's.")
    private boolean replaceAccount;

    @Option(names = "--activate", description = "Make it the active forge in the same write.")
    private boolean activate;

    @Mixin
    private WriteOptions write = new WriteOptions();

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private ClientOptions client;

    @Override
    public Integer call() {
        Session session = client.open();
        ApiRequest request = ApiRequest.post("v1", "connections").json(fields(session));
        ApiAnswer answer = session.write(request, write);
        JsonNode connection = Writes.tellsOfCommand(answer) ? stored(session) : answer.body();
        session.output().one(ConnectionViews.CONNECTION, connection);
        return ExitCode.DONE.code();
    }

    private Fields fields(Session session) {
        Fields account = new Fields().with("uid", uid).with("login", login).with("base_url", baseUrl);
        Fields fields = new Fields()
                .with("provider", provider)
                .with("name", name)
                .with("kind", kind)
                .with("username", username)
                .with("expires_at", expiresAt)
                .with("account", account.isEmpty() ? null : account)
                .withUnlessEmpty("scopes", scopes)
                .with("metadata", metadata.isEmpty() ? null : metadata)
                .with("owner", owner)
                .with("reason", reason)
                .with("replace", replace ? true : null)
                .with("replace_account", replaceAccount ? true : null)
                .with("activate", activate ? true : null);
        secrets.into(fields, kind, session.terminal());
        return fields;
    }

    /** Written later than its answer could say, so it is looked for by what names it. */
    private JsonNode stored(Session session) {
        ApiRequest search = ApiRequest.get("v1", "connections")
                .query("provider", provider)
                .query("name", name == null ? "default" : name)
                .query("namespace", owner == null ? myself(session) : owner);
        return session.pages(search, 1).next().stream()
                .findFirst()
                .orElseThrow(() -> new ClientException(ExitCode.NOT_FOUND, "it was stored, and is gone again"));
    }

    private static String myself(Session session) {
        return session.read(ApiRequest.get("v1", "whoami")).path("identity").asText();
    }
}
