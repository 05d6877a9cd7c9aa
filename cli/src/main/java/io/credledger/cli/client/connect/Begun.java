package io.credledger.cli.client.connect;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.output.Values;
import io.credledger.streams.ExitCode;
import java.net.URI;
import java.net.URISyntaxException;

/**
 * A flow that waits for a browser.
 *
 * @param page where the browser begins: a web address, whatever the server sent
 * @param expiresAt for people
 * @param answer the server's, whole
 */
record Begun(String flow, URI page, String expiresAt, JsonNode answer) {

    static Begun of(JsonNode answer) {
        return new Begun(
                answer.path("flow_id").asText(),
                page(answer.path("authorize_url").asText()),
                Values.text(answer.path("expires_at")),
                answer);
    }

    /** It is given to another program: nothing else than a web page may come of it. */
    private static URI page(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            if (web && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // The same sentence: the address is not repeated.
        }
        throw new ClientException(ExitCode.UNEXPECTED, "the answer holds no address that a browser could open");
    }
}
