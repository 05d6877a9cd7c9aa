package io.credledger.cli.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.http.ApiClient;
import io.credledger.cli.client.http.ApiRequest;
import io.credledger.cli.client.http.Fields;
import io.credledger.cli.client.http.ProblemException;
import io.credledger.cli.client.http.Trace;
import io.credledger.cli.client.http.Writes;
import io.credledger.cli.client.profile.FoundToken;
import io.credledger.cli.client.profile.Server;
import io.credledger.cli.client.profile.ServerUrl;
import io.credledger.cli.client.profile.TokenFile;
import io.credledger.cli.client.terminal.Pause;
import io.credledger.cli.client.terminal.Surroundings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A caller of the ledger's API, by the token in a file. */
final class Newcomer {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int NOT_FOUND = 404;

    private final ApiClient api;
    private final Writes writes;

    Newcomer(ServerUrl url, Path tokenFile) {
        TokenFile file = new TokenFile(tokenFile);
        Server server = new Server(url, "up", Optional.of(new FoundToken(file.read(), "a file", Optional.of(file))));
        this.api = new ApiClient(server, Pause.real(), Trace.none());
        this.writes = new Writes(api, server, Surroundings.system());
    }

    boolean finds(String... segments) {
        try {
            return api.send(ApiRequest.get(segments)).status() > 0;
        } catch (ProblemException e) {
            if (e.problem().status() == NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    JsonNode read(ApiRequest request) {
        return api.send(request).body();
    }

    /** @throws ClientException when it is refused, or not known to be written */
    JsonNode write(ApiRequest request, Fields fields) {
        return writes.send(
                        request.header("Idempotency-Key", UUID.randomUUID().toString())
                                .json(fields),
                        PATIENCE)
                .body();
    }
}
