package io.credledger.benchmarks.load;

/** {@code POST /v1/connections}, a new connection each time: 201 says that it is committed, flushed and visible. */
final class HttpWrites implements AutoCloseable {

    private final int port;
    private final Population population;
    private final Closing closing = new Closing();

    HttpWrites(int port, Population population) {
        this.port = port;
        this.population = population;
    }

    Operation caller(int number) {
        Population.Person person = population.person(number);
        HttpCaller http = closing.add(new HttpCaller(port));
        return () -> http.send(RequestBytes.post(
                        "/v1/connections",
                        person.token(),
                        SampleCredential.next().json()))
                .require(201);
    }

    @Override
    public void close() {
        closing.close();
    }
}
