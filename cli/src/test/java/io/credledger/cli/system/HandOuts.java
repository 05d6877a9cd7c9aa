package io.credledger.cli.system;

import io.credledger.cli.keycloak.TokenEndpoint;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** Callers who ask for tokens all the time, and ask the provider about each that they get. */
final class HandOuts implements AutoCloseable {

    private static final int CALLERS = 8;
    private static final Duration PAUSE = Duration.ofSeconds(1);

    /** Time enough for the question to the provider, and less than what is left of any token that is refreshed when it should be. */
    private static final int MIN_VALID_SECONDS = 10;

    private final ScheduledExecutorService callers = Executors.newScheduledThreadPool(CALLERS);
    private final TokenEndpoint provider;
    private final LongAdder good = new LongAdder();
    private final LongAccumulator shortest = new LongAccumulator(Math::min, Long.MAX_VALUE);
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final CountDownLatch fault = new CountDownLatch(1);

    HandOuts(TokenEndpoint provider) {
        this.provider = provider;
    }

    /** From now on, each time a second after the last answer. */
    void ask(Person person, String connection) {
        var unused = callers.scheduleWithFixedDelay(
                () -> check(person, connection), 0, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void check(Person person, String connection) {
        try {
            Person.Answer answer = person.exchange(
                    "resource",
                    "urn:credledger:connection:" + connection,
                    "min_valid_seconds",
                    Integer.toString(MIN_VALID_SECONDS));
            if (answer.response().statusCode() == 200) {
                judge(connection, answer);
            } else {
                found(connection + " was refused: " + answer.text("error") + " " + answer.text("reason"));
            }
        } catch (Exception | AssertionError e) {
            found(connection + " was not answered: " + e);
        }
    }

    private void judge(String connection, Person.Answer answer) {
        long asked = System.nanoTime();
        long left = Long.parseLong(answer.text("expires_in"));
        shortest.accumulate(left);
        if (provider.isActive(answer.text("access_token"))) {
            good.increment();
        } else {
            found("a token of %s with %d s left was not active after %d ms"
                    .formatted(connection, left, (System.nanoTime() - asked) / 1_000_000));
        }
    }

    private void found(String what) {
        faults.add(what);
        fault.countDown();
    }

    /** Lets them ask, until something is wrong or the time is over. */
    void go(Duration time) throws InterruptedException {
        var unused = fault.await(time.toSeconds(), TimeUnit.SECONDS);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** How many tokens the provider called active. */
    long good() {
        return good.sum();
    }

    /** The least that was left of a token's life when it was handed out, in seconds. */
    long shortest() {
        return shortest.get();
    }

    @Override
    public void close() {
        callers.shutdownNow();
    }
}
