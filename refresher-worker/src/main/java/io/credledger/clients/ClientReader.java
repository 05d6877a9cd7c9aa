package io.credledger.clients;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ProviderRef;
import io.credledger.refresh.HeldClient;
import io.credledger.refresh.HeldClients;
import io.credledger.streams.Health;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.RegistryUnavailableException;
import io.credledger.wire.UnknownSchemaException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the server's shard on a thread of its own, whoever processes it: Streams cannot read one topic both as its input and for everybody.
 * What it holds is of a moment ago, as everything that is read from a log.
 */
public final class ClientReader implements HeldClients, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ClientReader.class);
    private static final String PART = "clients";
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration UNREAD_FOR = Duration.ofSeconds(30);
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(3);

    private final ClientLog log;
    private final ClientTail tail;
    private final Thread thread = new Thread(this::run, "credledger-refresher-clients");
    private final AtomicLong edition = new AtomicLong();
    private final CompletableFuture<Void> caughtUp = new CompletableFuture<>();
    private volatile List<HeldClient> held = List.of();
    private volatile long readAt = System.nanoTime();
    private volatile boolean broken;
    private volatile boolean closing;

    /**
     * @param shard the server's
     * @param file where the snapshot is kept
     */
    public ClientReader(
            Map<String, Object> client, OuterFormat format, LedgerId ledger, int shard, Path file, Clock clock) {
        this.log = new ClientLog(client, shard);
        this.tail = new ClientTail(log, new ClientFold(format), new SnapshotFile(file), ledger, clock);
        thread.setDaemon(true);
    }

    /**
     * Returns once it holds what was committed at the call: of a large ledger that may take minutes the first time.
     *
     * @throws TimeoutException when nothing could be read for so long
     */
    public void start(Duration patience) {
        thread.start();
        try {
            while (!awaitCaughtUp(patience)) {
                if (broken || System.nanoTime() - readAt > patience.toNanos()) {
                    throw new TimeoutException("the server's shard must be readable");
                }
            }
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private boolean awaitCaughtUp(Duration patience) throws InterruptedException {
        try {
            caughtUp.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | java.util.concurrent.TimeoutException e) {
            return false;
        }
    }

    @Override
    public Optional<HeldClient> of(ProviderRef provider) {
        return held.stream()
                .filter(client -> client.state().provider().equals(provider))
                .findFirst();
    }

    @Override
    public List<HeldClient> all() {
        return held;
    }

    @Override
    public long edition() {
        return edition.get();
    }

    public Health.Part health() {
        Duration since = Duration.ofNanos(System.nanoTime() - readAt);
        if (broken) {
            return new Health.Part(PART, false, "the log cannot be folded; this process's own log says why");
        }
        return since.compareTo(UNREAD_FOR) > 0
                ? new Health.Part(PART, false, "not read for " + since.toSeconds() + " s")
                : new Health.Part(PART, caughtUp.isDone(), held.size() + " held");
    }

    private void run() {
        try (log) {
            while (!closing && !broken) {
                step();
            }
        } catch (WakeupException | InterruptException e) {
            LOG.debug("the reader of provider clients is closed");
        }
        if (!broken) {
            tail.keep();
        }
    }

    /** The consumer mends what it can; what it throws is told and tried again. */
    private void step() {
        try {
            if (tail.advance()) {
                held = tail.held();
                edition.incrementAndGet();
            }
            readAt = System.nanoTime();
            if (tail.isCaughtUp()) {
                caughtUp.complete(null);
            }
        } catch (WakeupException | InterruptException e) {
            throw e;
        } catch (BrokenHistoryException | UnknownSchemaException e) {
            LOG.error("provider clients cannot be folded: {}", e.getMessage());
            broken = true;
        } catch (KafkaException | RegistryUnavailableException e) {
            LOG.warn("provider clients cannot be read: {}", e.getClass().getName());
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    @Override
    public void close() {
        closing = true;
        log.wakeup();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
