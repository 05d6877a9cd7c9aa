package io.credledger.cli.system;

import io.credledger.cli.system.Person.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A plain proxy before several APIs, as a client sees it: each request goes to the next one, and to another where one does not listen. */
final class Proxy {

    private final List<Integer> ports = new CopyOnWriteArrayList<>();
    private final AtomicInteger turn = new AtomicInteger();

    Proxy(int... ports) {
        for (int port : ports) {
            this.ports.add(port);
        }
    }

    void adds(int port) {
        ports.add(port);
    }

    void removes(int port) {
        ports.remove((Integer) port);
    }

    /** The same person at whichever is next. */
    Person next(Person person) {
        return at(ports.get(Math.floorMod(turn.getAndIncrement(), ports.size())), person);
    }

    static Person at(int port, Person person) {
        return new Person(port, person.handle(), person.token());
    }

    /**
     * Sends until it is answered with something else than "not now", as a client does that retries: the same request, with the same key.
     *
     * @return the last answer, whatever it is, when the patience is over
     */
    Answer patiently(
            Person person, Duration patience, String method, String path, @Nullable String body, String... headers)
            throws Exception {
        long end = System.nanoTime() + patience.toNanos();
        while (true) {
            try {
                Answer answer = next(person).send(method, path, body, headers);
                int status = answer.response().statusCode();
                if ((status != 503 && status != 202) || System.nanoTime() > end) {
                    return answer;
                }
            } catch (IOException e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
            }
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
