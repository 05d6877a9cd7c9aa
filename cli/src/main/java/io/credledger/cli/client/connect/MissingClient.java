package io.credledger.cli.client.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.SecretSource;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.WriteOptions;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.http.Problem;
import io.credledger.cli.client.output.Values;
import io.credledger.cli.client.terminal.Prompt;
import io.credledger.secret.SecretToken;
import io.credledger.streams.ExitCode;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** What to do when the server has no OAuth application at the provider: an admin at a terminal enters it, all others hear what to do. */
record MissingClient(Session session, Wish wish) {

    /** Stores the client; the wish comes back with the address that was asked for. */
    Wish entered(Problem problem) {
        if (!admin()) {
            throw refused("ask an admin to run 'credledger provider client set " + wish.provider() + "'", problem);
        }
        Prompt prompt = session.terminal()
                .prompt()
                .orElseThrow(() -> refused(
                        "store it with 'credledger provider client set " + wish.provider()
                                + " --client-id ID --secret-stdin'",
                        problem));
        session.terminal().err().println("credledger: " + problem.detail());
        String baseUrl = baseUrl(prompt);
        String id = asked(prompt, "Client id");
        try (SecretToken secret = secret()) {
            store(id, secret, baseUrl);
        }
        return wish.at(baseUrl);
    }

    private boolean admin() {
        JsonNode self = session.read(ApiRequest.get("v1", "whoami"));
        return StreamSupport.stream(self.path("roles").spliterator(), false)
                .map(JsonNode::asText)
                .anyMatch("admin"::equals);
    }

    private @Nullable String baseUrl(Prompt prompt) {
        JsonNode provider = session.read(ApiRequest.get("v1", "providers", wish.provider()));
        boolean known = wish.baseUrl() != null || provider.path("base_url").isTextual();
        return known ? wish.baseUrl() : asked(prompt, "Address of " + Values.text(provider.path("name")));
    }

    /** A public client has none. */
    private @Nullable SecretToken secret() {
        return new SecretSource("client secret, empty for a public client", "--secret", false, null)
                .asked(session.terminal())
                .orElse(null);
    }

    private void store(String id, @Nullable SecretToken secret, @Nullable String baseUrl) {
        Fields fields =
                new Fields().with("client_id", id).with("client_secret", secret).with("base_url", baseUrl);
        session.write(
                ApiRequest.put("v1", "providers", wish.provider(), "client").json(fields), new WriteOptions());
        session.terminal().err().println("credledger: stored as server:" + wish.provider() + ":client");
    }

    private static String asked(Prompt prompt, String question) {
        return prompt.ask(question).orElseThrow(() -> ClientException.usage("nothing was entered, nothing is stored"));
    }

    private ClientException refused(String mend, Problem problem) {
        return new ClientException(
                ExitCode.REFUSED, "the server has no client for this provider: " + mend + " [" + problem.slug() + "]");
    }
}
