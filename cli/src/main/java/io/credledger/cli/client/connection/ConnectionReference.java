package io.credledger.cli.client.connection;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.Session;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.streams.ExitCode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A connection as a person names it: its id, its key, or {@code PROVIDER/NAME}. */
public record ConnectionReference(String text) {

    /** For the help of every command that takes one. */
    public static final String DESCRIPTION = "Its id (con_…), its key, or PROVIDER/NAME.";

    private static final String ID_PREFIX = "con_";
    private static final String KEY_PREFIX = "vault:";

    public boolean isId() {
        return text.startsWith(ID_PREFIX);
    }

    /** Whether it can only be a connection, not a provider. */
    public boolean namesConnection() {
        return isId() || text.startsWith(KEY_PREFIX) || text.contains("/");
    }

    /** Asks the server, unless it is an id already. */
    public String resolve(Session session) {
        return resolve(session, null);
    }

    /** @param owner whose it is, where several may have the name */
    public String resolve(Session session, @Nullable String owner) {
        return isId()
                ? text
                : only(session.pages(search().query("owner", owner), 20).next());
    }

    private ApiRequest search() {
        ApiRequest list = ApiRequest.get("v1", "connections");
        if (text.startsWith(KEY_PREFIX)) {
            return list.query("key", text);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw ClientException.usage("a connection is named by its id, its key, or PROVIDER/NAME");
        }
        return list.query("provider", text.substring(0, slash)).query("name", text.substring(slash + 1));
    }

    /** A live one goes before those that were disconnected. */
    private String only(List<JsonNode> found) {
        List<JsonNode> live = found.stream().filter(ConnectionReference::live).toList();
        List<JsonNode> candidates = live.isEmpty() ? found : live;
        if (candidates.isEmpty()) {
            throw new ClientException(ExitCode.NOT_FOUND, "you can see no such connection");
        }
        if (candidates.size() > 1) {
            throw new ClientException(
                    ExitCode.REFUSED, "several connections have that name: name one by its id: " + ids(candidates));
        }
        return candidates.get(0).path("id").asText();
    }

    private static boolean live(JsonNode connection) {
        return Stream.of("disconnected", "erased")
                .noneMatch(connection.path("status").asText()::equals);
    }

    private static String ids(List<JsonNode> connections) {
        return connections.stream()
                .map(connection -> connection.path("id").asText())
                .collect(Collectors.joining(", "));
    }
}
