package io.credledger.cli.client.http;

import io.credledger.cli.client.profile.Server;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;

/** One exchange over {@link HttpClient}. Follows no redirect: the token is for this server only. */
final class Transport {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    private final Server server;

    Transport(Server server) {
        this.server = server;
    }

    Received exchange(ApiRequest request) throws IOException {
        long start = System.nanoTime();
        try {
            HttpResponse<byte[]> response = http.send(built(request), HttpResponse.BodyHandlers.ofByteArray());
            return new Received(response, Duration.ofNanos(System.nanoTime() - start));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    /** The answer as it comes, however long; the caller closes its body. */
    HttpResponse<InputStream> open(ApiRequest request) throws IOException {
        try {
            return http.send(built(request), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException();
        }
    }

    private HttpRequest built(ApiRequest request) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.url() + request.target()))
                .timeout(ANSWER)
                .header("Accept", "application/json, application/problem+json")
                .method(request.method(), publisher(request.body()));
        request.headers().forEach(builder::header);
        request.body().contentType().ifPresent(type -> builder.header("Content-Type", type));
        server.secret().ifPresent(token -> authorise(builder, token));
        return builder.build();
    }

    @RevealsSecret(reason = "the header by which the caller authenticates")
    private static void authorise(HttpRequest.Builder builder, SecretToken token) {
        builder.header("Authorization", "Bearer " + token.revealText());
    }

    private static BodyPublisher publisher(Body body) {
        return body instanceof Body.None ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.bytes());
    }
}
