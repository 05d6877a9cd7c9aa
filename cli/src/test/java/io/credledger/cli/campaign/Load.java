package io.credledger.cli.campaign;

import io.credledger.ledger.Handle;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Several clients that write without a pause until they are told to end. */
final class Load implements AutoCloseable {
    private final PatientClient client;
    private final Journal journal;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> working = new ArrayList<>();
    private volatile boolean on = true;

    Load(PatientClient client, Journal journal) {
        this.client = client;
        this.journal = journal;
    }

    void start(List<Person> people, Person admin, long seed) {
        List<Handle> handles = people.stream().map(Person::handle).toList();
        for (Person person : people) {
            working.add(threads.submit(new Worker(person, admin, handles, this, seed + working.size())));
        }
    }

    PatientClient client() {
        return client;
    }

    Journal journal() {
        return journal;
    }

    boolean goesOn() {
        return on;
    }

    /** Returns when that many more were acknowledged. A client that failed ends the wait with its failure. */
    void awaitMore(int count) throws Exception {
        int target = journal.acknowledgedCount() + count;
        long deadline = System.nanoTime() + 180_000_000_000L;
        while (!journal.awaitAcknowledged(target, 500)) {
            for (Future<?> worker : working) {
                if (worker.isDone()) {
                    worker.get();
                }
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the ledger acknowledges nothing any more");
            }
        }
    }

    /** Returns when every client has the answer to its last write. */
    void finish() throws InterruptedException, ExecutionException {
        on = false;
        for (Future<?> worker : working) {
            worker.get();
        }
    }

    @Override
    public void close() {
        on = false;
        threads.shutdownNow();
    }
}
