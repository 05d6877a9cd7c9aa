package io.credledger.view;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A ledger of two shards, and instances that have them and ask each other. */
final class SharedLedger {

    static final int SHARDS = 2;

    private final Map<InetSocketAddress, Instance> instances = new HashMap<>();

    /** One that has no shard yet. */
    Instance instance(Duration patience) {
        Instance instance =
                new Instance(InetSocketAddress.createUnresolved("instance", instances.size() + 1), patience);
        instances.put(instance.address, instance);
        return instance;
    }

    /** An instance, and what the others are to it. */
    final class Instance implements StoreReader, Owners, Peers {

        final AppliedPositions positions = new AppliedPositions(SHARDS);
        final Progress progress;
        final LedgerView view;

        private final Map<Integer, SimulatedTask> tasks = new HashMap<>();
        private final InetSocketAddress address;
        private final LocalShards shards = new LocalShards(this, positions, TestLedger.FORMAT);
        private boolean silent;

        Instance(InetSocketAddress address, Duration patience) {
            this.address = address;
            Routes routes = new Routes(shards, this, this);
            this.progress = new RoutedProgress(routes, SHARDS, () -> 0);
            this.view = new StreamsLedgerView(
                    new RoutedStores(routes, this, patience), progress, TestLedger.FORMAT, SHARDS);
        }

        Instance takes(int shard, TestLedger ledger) {
            tasks.put(shard, new SimulatedTask(shard, positions, ledger).runInOrder());
            return this;
        }

        /** Folds what was added since. */
        void run(int shard) {
            Optional.ofNullable(tasks.get(shard)).ifPresent(SimulatedTask::runInOrder);
        }

        void gives(int shard) {
            Optional.ofNullable(tasks.remove(shard)).ifPresent(SimulatedTask::stop);
        }

        void isSilent() {
            silent = true;
        }

        @Override
        public <R> R read(String store, int shard, Function<ReadOnlyKeyValueStore<Bytes, byte[]>, R> query) {
            SimulatedTask task = tasks.get(shard);
            if (task == null || Part.of(store) == Part.ACCESS) {
                throw new ShardAwayException("not here");
            }
            return task.read(store, shard, query);
        }

        @Override
        public Optional<InetSocketAddress> of(Part part, int shard) {
            return others().stream()
                    .filter(other -> known(other).tasks.containsKey(shard))
                    .findFirst();
        }

        @Override
        public Set<InetSocketAddress> others() {
            return instances.keySet().stream()
                    .filter(other -> !other.equals(address))
                    .collect(Collectors.toSet());
        }

        @Override
        public CompletableFuture<Found> ask(InetSocketAddress instance, Question question) {
            Instance asked = known(instance);
            return asked.silent
                    ? CompletableFuture.failedFuture(new IllegalStateException("it does not answer"))
                    : asked.shards.ask(question);
        }

        private Instance known(InetSocketAddress other) {
            return Optional.ofNullable(instances.get(other)).orElseThrow();
        }
    }
}
