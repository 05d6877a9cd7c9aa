package io.credledger.hook;

import io.credledger.ledger.WebhookId;
import io.credledger.outbound.AllowedHosts;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.sealing.DetailsOpener;
import io.credledger.sealing.TokenOpener;
import io.credledger.view.LedgerView;
import io.credledger.view.ViewUnavailableException;
import io.credledger.view.WebhookView;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes the rounds, on a thread of its own, until it is closed. */
public final class Delivery implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);

    /** How soon what happened is told. */
    private static final long LOOK_EVERY_MILLIS = 100;

    private static final long SECONDS_AFTER_FAILURE = 5;

    /** Standard Webhooks: from 15 to 30 seconds. */
    private static final Duration DEADLINE = Duration.ofSeconds(15);

    private static final Duration CONNECT_DEADLINE = Duration.ofSeconds(5);

    /** What a subscriber answers is not looked at. */
    private static final int MOST_BYTES = 64 * 1024;

    private final Round round;
    private final KafkaToldLog log;
    private final Outbound outbound;
    private final Post post;
    private final HookMetrics metrics;
    private final Clock clock;
    private final BlockingQueue<Ended> ended = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean closed;
    private volatile Map<WebhookId, Standing> standings = Map.of();

    private record Ended(Round.Errand errand, Outcome outcome) {}

    /**
     * What it knows of the ledger.
     *
     * @param client how to reach Kafka
     * @param source the ledger's public address
     */
    public record Place(
            LedgerView view,
            WebhookView webhooks,
            DetailsOpener details,
            TokenOpener tokens,
            Map<String, Object> client,
            AllowedHosts allowed,
            Supplier<String> source) {

        @Override
        public String toString() {
            return "Place [redacted]";
        }
    }

    public Delivery(Place place, MeterRegistry registry, Clock clock) {
        this.clock = clock;
        this.metrics = new HookMetrics(registry);
        this.log = new KafkaToldLog(place.client());
        this.outbound = new Outbound(new OutboundSettings(DEADLINE, CONNECT_DEADLINE, MOST_BYTES, place.allowed()));
        this.post = new SignedPost(outbound, place.tokens(), place.source(), clock);
        this.round = new Round(
                new BookAudience(place.view(), place.webhooks(), place.details()),
                place.webhooks(),
                log,
                clock,
                () -> ThreadLocalRandom.current().nextDouble());
        this.thread = new Thread(this::run, "webhooks");
        thread.setDaemon(true);
    }

    /** Begins, once it is known where we are. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (!closed) {
            try {
                drain(ended.poll(LOOK_EVERY_MILLIS, TimeUnit.MILLISECONDS));
                round.go(this::send);
                standings = round.standings();
                metrics.stand(standings.values(), clock.instant());
            } catch (ViewUnavailableException e) {
                // The view starts, restores or moves: there is nothing to tell of yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                failed(e);
            }
        }
    }

    /** Kafka is away, or a store is broken: begins anew, after a while, from what was written. */
    private void failed(RuntimeException e) {
        if (closed) {
            return;
        }
        // Others' text may quote what it read.
        LOG.error("a round of webhooks failed with {}", e.getClass().getName());
        round.beginAnew();
        try {
            TimeUnit.SECONDS.sleep(SECONDS_AFTER_FAILURE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void drain(@Nullable Ended first) {
        for (Ended one = first; one != null; one = ended.poll()) {
            metrics.ended(one.outcome());
            round.ended(one.errand(), one.outcome());
        }
    }

    private void send(Round.Errand errand) {
        CompletableFuture<?> unused = sent(errand).thenAccept(outcome -> ended.add(new Ended(errand, outcome)));
    }

    /** What cannot be sent has an end too: a connection would wait for it for ever. */
    private CompletableFuture<Outcome> sent(Round.Errand errand) {
        try {
            return post.send(errand.subscription(), errand.notice());
        } catch (RuntimeException e) {
            LOG.error("a notice could not be made: {}", e.getClass().getName());
            return CompletableFuture.completedFuture(Outcome.UNSIGNED);
        }
    }

    /** As of the last round. */
    public Standing standing(WebhookId webhook) {
        return standings.getOrDefault(webhook, Standing.UNKNOWN);
    }

    /** What is under way is told again by whoever comes after. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
        try {
            thread.join(TimeUnit.SECONDS.toMillis(5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        outbound.close();
        log.close();
    }
}
