package io.credledger.cli.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.cli.system.Person.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/** People who have tokens handed out and who store others, without a pause, while the ledger's own keys are changed. */
final class RotationLoad implements AutoCloseable {

    private static final int CALLERS = 4;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ExecutorService callers = Executors.newFixedThreadPool(2);
    private final AtomicInteger done = new AtomicInteger();
    private final AtomicInteger stored = new AtomicInteger();
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();
    private volatile boolean over;

    /** Somebody's connection, and what is in it. */
    record Stored(String id, String token) {}

    private interface Deed {
        void run() throws Exception;
    }

    /** @param known what is handed out; what is stored is added to it */
    RotationLoad(Person who, List<Stored> known) {
        Random random = new Random(11);
        callers.execute(() -> repeat(() -> handsOut(who, known.get(random.nextInt(known.size())))));
        callers.execute(() -> repeat(() -> known.add(stores(who, "under-load-" + stored.incrementAndGet()))));
    }

    private void repeat(Deed deed) {
        while (!over) {
            try {
                deed.run();
                done.incrementAndGet();
            } catch (Exception | AssertionError e) {
                failures.add(e);
            }
        }
    }

    /** Many of them, at once. */
    static List<Stored> stores(Person who, int count) throws Exception {
        ExecutorService several = Executors.newFixedThreadPool(CALLERS);
        try {
            List<Future<Stored>> all = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                String name = "c" + i;
                all.add(several.submit(() -> stores(who, name)));
            }
            List<Stored> stored = new CopyOnWriteArrayList<>();
            for (Future<Stored> one : all) {
                stored.add(one.get());
            }
            return stored;
        } finally {
            several.shutdownNow();
        }
    }

    /** Again under the same key while nobody decides; a refusal, also that the key it came under is retired, is a failure. */
    private static Stored stores(Person who, String name) throws Exception {
        String token = "token-" + name;
        while (true) {
            Answer answer = who.post("/v1/connections", """
                    {"provider": "github", "name": "%s", "kind": "bearer", "access_token": "%s"}""".formatted(name, token), "Idempotency-Key", name);
            if (answer.response().statusCode() == 201) {
                return new Stored(answer.text("id"), token);
            }
            assertThat(answer.response().statusCode())
                    .as(answer.response().body())
                    .isIn(202, 503);
            assertThat(answer.response().body()).doesNotContain("key-retired");
        }
    }

    static void everythingIsHandedOut(Person who, Collection<Stored> stored) throws Exception {
        for (Stored one : stored) {
            handsOut(who, one);
        }
    }

    private static void handsOut(Person who, Stored one) throws Exception {
        who.exchange("resource", "urn:credledger:connection:" + one.id())
                .is(200)
                .has("access_token", one.token());
    }

    void awaitMore(int count) {
        int enough = done.get() + count;
        await().atMost(PATIENCE).until(() -> done.get() >= enough || !failures.isEmpty());
    }

    /** What was not as it should be. */
    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    int stored() {
        return stored.get();
    }

    @Override
    public void close() {
        over = true;
        callers.shutdown();
        await().atMost(PATIENCE).until(callers::isTerminated);
    }
}
