package io.credledger.app.query;

import io.credledger.crypto.InstanceTags;
import io.credledger.instance.InstanceClient;
import io.credledger.instance.InstanceServer;
import io.credledger.instance.RollCall;
import io.credledger.streams.Closing;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.Health;
import io.credledger.view.AppliedPositions;
import io.credledger.view.Arrivals;
import io.credledger.view.LastEvent;
import io.credledger.view.LocalShards;
import io.credledger.view.LocalStores;
import io.credledger.view.Part;
import io.credledger.view.RoutedProgress;
import io.credledger.view.RoutedStores;
import io.credledger.view.Routes;
import io.credledger.view.StreamsOwners;
import io.credledger.wire.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.streams.KafkaStreams;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One process of several that share the shards of a ledger's view: it answers the others, and asks them. */
final class Sharing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Sharing.class);
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long CALL_EVERY_MILLIS = 500;

    private final Closing closing = new Closing();
    private final QueryApiConfiguration configuration;
    private final AppliedPositions positions;
    private final Arrivals arrivals;
    private final LocalShards shards;
    private final InstanceClient client;
    private final InstanceServer server;

    private Sharing(
            QueryApiConfiguration configuration,
            InstanceServer.Place place,
            Means means,
            LocalStores stores,
            AppliedPositions positions) {
        this.configuration = configuration;
        this.positions = positions;
        this.arrivals = new Arrivals(stores, positions);
        this.shards = new LocalShards(arrivals, positions, configuration.format());
        this.client = closing.add(new InstanceClient(means.tags(), means.clock(), means.metrics()));
        this.server =
                closing.add(InstanceServer.start(place, means.tags(), means.clock(), shards::ask, means.metrics()));
    }

    /** What it needs beside the view. */
    record Means(InstanceTags tags, Clock clock, MeterRegistry metrics) {}

    /** Listens at once: what others may know is where the process is, before it has anything. */
    static Sharing listen(
            QueryApiConfiguration configuration,
            InstanceServer.Place place,
            Means means,
            LocalStores stores,
            AppliedPositions positions) {
        return new Sharing(configuration, place, means, stores, positions);
    }

    /** As {@code application.server} has it. */
    String address() {
        String host = server.address().getHostString();
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":"
                + server.address().getPort();
    }

    /** Goes round to the others from now on. */
    Reach among(KafkaStreams streams) {
        StreamsOwners owners = new StreamsOwners(streams, server.address());
        RollCall roll = new RollCall(shards, owners, client, positions.shards());
        repeat("instances", CALL_EVERY_MILLIS, roll::call);
        repeat("arrivals", LOOK_EVERY_MILLIS, this::look);
        Routes routes = new Routes(shards, owners, client);
        return new Reach(
                new RoutedStores(routes, arrivals, configuration.patience().read()),
                arrivals,
                new RoutedProgress(routes, positions.shards(), roll::webhooks),
                roll::positions,
                () -> shards.has(Part.LEDGER, 0),
                health -> lenient(health).and(roll.part()));
    }

    /** Where every shard can be read somewhere it does not matter which of them are on their way to us. */
    private static Health lenient(Health health) {
        return new Health(
                health.live(),
                health.parts().stream()
                        .map(part -> part.ready() ? part : new Health.Part(part.name(), true, part.reason(), true))
                        .toList());
    }

    private void look() {
        if (arrivals.isLookWanted()) {
            Map<String, Object> kafka = configuration.streams().connection().properties();
            EventCodec codec = new EventCodec(configuration.format());
            try (CommittedRecords records = new CommittedRecords(kafka)) {
                arrivals.look(shard -> LastEvent.seq(records, codec, shard));
            }
        }
    }

    private void repeat(String name, long everyMillis, Runnable task) {
        ScheduledExecutorService executor = Executors.newSingleThreadScheduledExecutor(each -> {
            Thread thread = new Thread(each, name);
            thread.setDaemon(true);
            return thread;
        });
        closing.add(executor::shutdownNow);
        var unused = executor.scheduleWithFixedDelay(
                () -> guarded(name, task), everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    }

    /** A task that throws is not run again. */
    private static void guarded(String name, Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.warn("{} could not be looked at: {}", name, e.getClass().getName());
        }
    }

    @Override
    public void close() {
        closing.close();
    }
}
