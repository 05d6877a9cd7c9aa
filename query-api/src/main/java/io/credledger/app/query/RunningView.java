package io.credledger.app.query;

import io.credledger.instance.InstanceServer;
import io.credledger.ledger.EntityState;
import io.credledger.streams.Closing;
import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.view.AppliedPositions;
import io.credledger.view.GroupOffsets;
import io.credledger.view.LedgerView;
import io.credledger.view.LocalStores;
import io.credledger.view.StoreReader;
import io.credledger.view.StreamsLedgerView;
import io.credledger.view.ViewParts;
import io.credledger.view.ViewTopology;
import io.credledger.view.ViewUnavailableException;
import io.credledger.wire.OuterFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;

/** The view's topology, and how all shards are reached. */
record RunningView(StreamsRunner runner, Reach reach, AppliedPositions positions) {

    /** Others take over what this process had as soon as they hear of it; Kafka's own default is three seconds. */
    private static final int HEARTBEAT_MS = 1_000;

    /** Prepares all; the topology does not run yet. */
    static RunningView prepare(
            QueryApiConfiguration configuration, AppliedPositions positions, Sharing.Means means, Closing closing) {
        LocalStores stores = new LocalStores();
        InstanceServer.Place place = configuration.instances();
        Sharing sharing =
                place == null ? null : closing.add(Sharing.listen(configuration, place, means, stores, positions));
        Admin admin =
                closing.add(Admin.create(configuration.streams().connection().properties()));
        ViewParts parts = new ViewParts(
                configuration.format(),
                stores,
                positions,
                new GroupOffsets(admin, ViewTopology.APPLICATION_ID),
                means.metrics());
        StreamsRunner runner = new StreamsRunner(
                "query", ViewTopology.of(parts), properties(configuration, sharing), StreamsListener.NONE);
        // Alone it comes back to what it had; among others it must not keep them waiting for it.
        AutoCloseable end = sharing == null ? runner : runner::leave;
        closing.add(end);
        return new RunningView(
                runner, sharing == null ? Reach.alone(stores, positions) : sharing.among(runner.streams()), positions);
    }

    /**
     * What a shard says of the ledger as a whole. Any shard would do: what is said of keys is said on all of them. So one of this process, and of
     * another where it has none.
     *
     * @param stores of this process
     * @param view of all shards
     */
    Supplier<Optional<EntityState.Shard>> newest(StoreReader stores, LedgerView view, OuterFormat format) {
        LedgerView here = new StreamsLedgerView(stores, positions, format, positions.shards());
        return () -> IntStream.range(0, positions.shards())
                .mapToObj(shard -> said(here, shard))
                .flatMap(Optional::stream)
                .findFirst()
                .or(() -> said(view, 0));
    }

    private static Optional<EntityState.Shard> said(LedgerView view, int shard) {
        try {
            return view.shard(shard);
        } catch (ViewUnavailableException e) {
            return Optional.empty();
        }
    }

    private static Properties properties(QueryApiConfiguration configuration, @Nullable Sharing sharing) {
        Properties properties = StreamsDefaults.view(configuration.streams());
        if (sharing != null) {
            properties.put(StreamsConfig.APPLICATION_SERVER_CONFIG, sharing.address());
            properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), HEARTBEAT_MS);
        }
        return properties;
    }
}
