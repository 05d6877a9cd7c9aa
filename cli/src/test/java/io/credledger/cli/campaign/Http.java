package io.credledger.cli.campaign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.credledger.contract.Contract;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One exchange with the API, once. */
final class Http {
    /** Longer than the edge waits for a commit, so that its 202 is seen. */
    private static final Duration PATIENCE = Duration.ofSeconds(12);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI base;

    Http(URI base) {
        this.base = base;
    }

    /** @param position of what a write led to, or null */
    record Answer(int status, @Nullable String position, JsonNode body) {

        String slug() {
            return body.path("type").asText().replace("urn:credledger:problem:", "");
        }

        Answer orFail() {
            if (status / 100 != 2) {
                throw new AssertionError("answered with " + status + " " + slug());
            }
            return this;
        }
    }

    Answer send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = to(request.path(), request.caller().token());
        builder.header("Idempotency-Key", request.key());
        String body = request.body();
        if (body == null) {
            return answer(builder.method(request.method(), BodyPublishers.noBody()));
        }
        return answer(builder.header("Content-Type", "application/json")
                .method(request.method(), BodyPublishers.ofString(body)));
    }

    Answer get(String path, String token) throws IOException, InterruptedException {
        return answer(to(path, token));
    }

    private HttpRequest.Builder to(String path, String token) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + token);
    }

    private Answer answer(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<byte[]> response = Contract.kept(built, client.send(built, BodyHandlers.ofByteArray()));
        Optional<String> position = response.headers().firstValue("Ledger-Position");
        return new Answer(response.statusCode(), position.orElse(null), JSON.readTree(response.body()));
    }
}
