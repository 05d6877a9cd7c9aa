package io.credledger.cli.client.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.SecretSource;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.output.Values;
import io.credledger.cli.client.terminal.Prompt;
import io.credledger.http.ProblemType;
import io.credledger.secret.SecretToken;
import io.credledger.streams.ExitCode;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What to do when the server has no OAuth application at the provider: an admin at a terminal enters it, all others hear what to do. */
record MissingClient(Session session, Wish wish) {

    private static final String ADDRESS = "base_url";

    /**
     * Stores the client; the wish comes back with the address that was asked for.
     *
     * @throws ProblemException the refusal itself, when it is about something else
     */
    Wish enteredAfter(ProblemException refusal) {
        if (!is(ProblemType.CLIENT_REQUIRED, refusal)) {
            if (lacksAddress(refusal)) {
                return entered(refusal);
            }
            throw refusal;
        }
        if (!admin()) {
            throw refused("ask an admin to run 'credledger provider client set " + wish.provider() + "'");
        }
        if (!session.terminal().interactive()) {
            throw refused("store it with 'credledger provider client set " + wish.provider()
                    + " --client-id ID --secret-stdin'");
        }
        return entered(refusal);
    }

    private Wish entered(ProblemException refusal) {
        Prompt prompt = session.terminal().prompt().orElseThrow(() -> refusal);
        JsonNode provider = session.read(ApiRequest.get("v1", "providers", wish.provider()));
        String name = Values.text(provider.path("name"));
        session.terminal()
                .err()
                .println("The server has no OAuth application at " + name
                        + " yet. Register one there, with the ledger's public address and /v1/connect/callback"
                        + " as its redirect URI.");
        boolean located = wish.baseUrl() != null || provider.path(ADDRESS).isTextual();
        String baseUrl = located ? wish.baseUrl() : asked(prompt, "Address of " + name);
        String id = asked(prompt, "Client id");
        try (SecretToken secret = secret()) {
            store(id, secret, baseUrl);
        }
        return wish.at(baseUrl);
    }

    /** A self-hosted provider is first asked where it is; that alone does not say that there is no client. */
    private boolean lacksAddress(ProblemException refusal) {
        return wish.baseUrl() == null
                && refusal.problem().field().equals(ADDRESS)
                && session.terminal().interactive()
                && admin()
                && noneStored();
    }

    private boolean noneStored() {
        try {
            session.read(ApiRequest.get("v1", "providers", wish.provider(), "client"));
            return false;
        } catch (ProblemException e) {
            if (is(ProblemType.UNKNOWN_CLIENT, e)) {
                return true;
            }
            throw e;
        }
    }

    private boolean admin() {
        JsonNode self = session.read(ApiRequest.get("v1", "whoami"));
        return StreamSupport.stream(self.path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .anyMatch("admin"::equals);
    }

    /** A public client has none. */
    private @Nullable SecretToken secret() {
        return new SecretSource("client secret, empty for a public client", "--secret", false, null)
                .asked(session.terminal())
                .orElse(null);
    }

    private void store(String id, @Nullable SecretToken secret, @Nullable String baseUrl) {
        Fields fields =
                new Fields().with("client_id", id).with("client_secret", secret).with(ADDRESS, baseUrl);
        session.write(
                ApiRequest.put("v1", "providers", wish.provider(), "client").json(fields), new WriteOptions());
        session.terminal().err().println("Stored as server:" + wish.provider() + ":client.");
    }

    private static String asked(Prompt prompt, String question) {
        return prompt.ask(question).orElseThrow(() -> ClientException.usage("nothing was entered, nothing is stored"));
    }

    private static boolean is(ProblemType type, ProblemException refusal) {
        return refusal.problem().slug().equals(type.slug());
    }

    private static ClientException refused(String mend) {
        return new ClientException(
                ExitCode.REFUSED,
                "the server has no client for this provider: " + mend + " [" + ProblemType.CLIENT_REQUIRED.slug()
                        + "]");
    }
}
