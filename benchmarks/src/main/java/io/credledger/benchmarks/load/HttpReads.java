package io.credledger.benchmarks.load;

import io.credledger.benchmarks.load.Population.Person;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** Reads, each answer held against what was asked for. */
final class HttpReads implements AutoCloseable {

    private static final Pattern ID = Pattern.compile("\"id\":\"(con_[^\"]+)\"");

    private final int port;
    private final Population population;
    private final Closing closing = new Closing();

    HttpReads(int port, Population population) {
        this.port = port;
        this.population = population;
    }

    /** {@code GET /v1/connections/{id}}, one of the caller's after the other: up to 500, so that no answer is the last one's. */
    Operation connection(int number) {
        Person person = population.person(number);
        HttpCaller http = closing.add(new HttpCaller(port));
        List<Operation> each = ids(http, person).stream()
                .map(id -> asking(http, HttpRequest.get("/v1/connections/" + id, person.token()), bytes(id)))
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
            String id = ids(http, person).get(0);
            return http.send(HttpRequest.get("/v1/connections/" + id, person.token()))
                    .require(200)
                    .body();
        }
    }

    private static List<String> ids(HttpCaller http, Person person) {
        try {
            return http.send(HttpRequest.get("/v1/connections?limit=500", person.token()))
                    .require(200)
                    .all(ID);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code GET /v1/me}. */
    Operation me(int number) {
        Person person = population.person(number);
        return asking(
                closing.add(new HttpCaller(port)),
                HttpRequest.get("/v1/me", person.token()),
                bytes(person.forge().login()));
    }

    /** The peer: the same callers, another server. */
    Operation constant(ConstantRoute route, int number) {
        Person person = population.person(number);
        return asking(
                closing.add(new HttpCaller(route.port())),
                HttpRequest.get(ConstantRoute.PATH, person.token()),
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
