package io.credledger.benchmarks.load;

import io.credledger.benchmarks.load.Population.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads, each answer held against what was asked for. */
final class HttpReads implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"(con_[^\"]+)\"");

    private static final int CONNECTIONS = 500;

    private final int port;
    private final Population population;
    private final HttpClient client = HttpClient.newHttpClient();
    private final Closing closing = new Closing();

    HttpReads(int port, Population population) {
        this.port = port;
        this.population = population;
    }

    /** {@code GET /v1/connections/{id}}, one of the caller's after the other: so that no answer is the last one's. */
    Operation connection(int number) {
        Person person = population.person(number);
        HttpCaller http = closing.add(new HttpCaller(port));
        List<Operation> each = ids(person).stream()
                .map(id -> asking(http, RequestBytes.get("/v1/connections/" + id, person.token()), bytes(id)))
                .toList();
        return new Operation() {
            private int next = number;

            @Override
            public void run() throws Exception {
                each.get(next++ % each.size()).run();
            }
        };
    }

    /** What the peer answers: a real answer of ours. */
    byte[] sample() throws IOException {
        Person person = population.person(0);
        try (HttpCaller http = new HttpCaller(port)) {
            String id = ids(person).get(0);
            return http.send(RequestBytes.get("/v1/connections/" + id, person.token()))
                    .require(200)
                    .body();
        }
    }

    /** Of some of the person's connections. With the JDK's client, as a long answer comes in chunks. */
    private List<String> ids(Person person) {
        URI list = URI.create("http://127.0.0.1:" + port + "/v1/connections?limit=" + CONNECTIONS);
        HttpRequest request = HttpRequest.newBuilder(list)
                .header("Authorization", "Bearer " + person.token())
                .build();
        try {
            HttpResponse<byte[]> answer = client.send(request, BodyHandlers.ofByteArray());
            return new HttpAnswer(answer.statusCode(), answer.body())
                    .require(200)
                    .all(ID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code GET /v1/me}. */
    Operation me(int number) {
        Person person = population.person(number);
        return asking(
                closing.add(new HttpCaller(port)),
                RequestBytes.get("/v1/me", person.token()),
                bytes(person.forge().login()));
    }

    /** The peer: the same callers, another server. */
    Operation constant(ConstantRoute route, int number) {
        Person person = population.person(number);
        return asking(
                closing.add(new HttpCaller(route.port())),
                RequestBytes.get(ConstantRoute.PATH, person.token()),
                route.answer());
    }

    private static Operation asking(HttpCaller http, byte[] request, byte[] expected) {
        return () -> http.send(request).require(200).requireInBody(expected);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        closing.close();
    }
}
