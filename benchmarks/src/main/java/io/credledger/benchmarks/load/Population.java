package io.credledger.benchmarks.load;

import io.credledger.ledger.Handle;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

/** Who calls: so many that every shard has some, each with a token and an active forge, all made through the API. */
final class Population {

    static final int SIZE = 64;

    /** Of an identity that was never deactivated. */
    static final long EPOCH = 1;

    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");
    private static final int AT_ONCE = 16;

    private final List<Person> people;

    private Population(List<Person> people) {
        this.people = List.copyOf(people);
    }

    /**
     * One of them.
     *
     * @param forge the connection that is their active forge
     */
    record Person(Handle handle, String token, SampleCredential forge) {
        @Override
        public String toString() {
            return "Person " + handle;
        }
    }

    static Handle handle(int number) {
        return new Handle("person-" + number % SIZE);
    }

    static Population create(int port, Installation installation) throws Exception {
        String admin = Files.readString(installation.keyFiles().adminToken()).strip();
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            List<Callable<Person>> births = new ArrayList<>();
            for (int number = 0; number < SIZE; number++) {
                Handle handle = handle(number);
                births.add(() -> person(port, admin, handle));
            }
            List<Person> people = new ArrayList<>();
            for (Future<Person> birth : threads.invokeAll(births)) {
                people.add(birth.get());
            }
            return new Population(people);
        } finally {
            threads.shutdownNow();
        }
    }

    private static Person person(int port, String admin, Handle handle) throws IOException {
        try (HttpCaller http = new HttpCaller(port)) {
            http.send(RequestBytes.post("/v1/identities", admin, "{\"handle\":\"" + handle + "\"}"))
                    .require(201);
            String token = http.send(RequestBytes.post("/v1/identities/" + handle + "/tokens", admin, "{}"))
                    .require(201)
                    .first(TOKEN);
            SampleCredential forge = SampleCredential.next();
            http.send(RequestBytes.post("/v1/connections", token, forge.json(true)))
                    .require(201);
            return new Person(handle, token, forge);
        }
    }

    Person person(int number) {
        return people.get(number % SIZE);
    }
}
