package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.Installation;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.gateway.CommandClient;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** The edge's way to the writer, with as many commands under way as keep it busy. Whatever is not accepted ends the run. */
final class Intake implements AutoCloseable {

    private static final int UNDER_WAY = 1_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final CommandClient client;
    private final Semaphore room = new Semaphore(UNDER_WAY);
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    private Intake(CommandClient client) {
        this.client = client;
    }

    static Intake open(WholeLedger ledger) {
        return new Intake(CommandClient.open(
                ledger.broker().clientProperties(BrokerPrincipal.QUERY_API),
                OuterFormat.builtIn(),
                Topics.COMMANDS_EDGE,
                Installation.SHARDS,
                "credledger-edge",
                WholeLedger.READY_WITHIN));
    }

    /** Waits while too many are under way. */
    void submit(CommandMessage message) throws InterruptedException {
        take(1);
        var unused = client.submit(message).whenComplete(this::answered);
    }

    private void answered(@Nullable Reply reply, @Nullable Throwable thrown) {
        if (thrown != null) {
            failure.compareAndSet(null, thrown);
        } else if (reply != null && !(reply.outcome() instanceof Reply.Accepted)) {
            failure.compareAndSet(null, new IllegalStateException("not accepted: " + reply.outcome()));
        }
        room.release();
    }

    /** Returns when all are accepted. */
    void await() throws InterruptedException {
        take(UNDER_WAY);
        room.release(UNDER_WAY);
    }

    private void take(int permits) throws InterruptedException {
        if (!room.tryAcquire(permits, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the writer does not answer", failure.get());
        }
        if (failure.get() != null) {
            throw new IllegalStateException("a connection could not be stored", failure.get());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
