package io.credledger.streams;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.config.KafkaConnection;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.kroxylicious.testing.kafka.junit5ext.KafkaClusterExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The runner and the writer's settings on a real broker in this JVM. */
@ExtendWith(KafkaClusterExtension.class)
@Timeout(120)
final class StreamsRunnerIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @SuppressWarnings("NullAway.Init")
    private KafkaCluster cluster;

    @TempDir
    private Path dir;

    private final AtomicReference<@Nullable RuntimeException> nextFailure = new AtomicReference<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();
    private final List<RestoreSnapshot> restored = new CopyOnWriteArrayList<>();

    @BeforeEach
    void createTopic() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(cluster.getKafkaClientConfiguration())) {
            admin.createTopics(List.of(new NewTopic("in", 1, (short) 1))).all().get();
        }
    }

    @Test
    void aTopologyRunsStopsAndTakesItsPlaceAgain() throws Exception {
        try (StreamsRunner runner = runner("state")) {
            start(runner);
            send("a");
            await().atMost(PATIENCE).until(() -> seen.contains("a:1"));

            assertThat(runner.health().ready()).isTrue();
            assertThat(runner.close(StreamsRunner.CLOSE_TIMEOUT)).isTrue();
            assertThat(runner.awaitTermination()).isEqualTo(ExitCode.DONE);
        }
        String member = InstanceId.keptIn(dir.resolve("state")) + "-1";
        assertThat(members()).containsExactly(member);

        try (StreamsRunner runner = runner("state")) {
            start(runner);
            send("a");
            await().atMost(PATIENCE).until(() -> seen.contains("a:2"));

            assertThat(members()).containsExactly(member);
            // Nothing but the marker of the last transaction.
            assertThat(restored)
                    .allSatisfy(snapshot -> assertThat(snapshot.total()).isLessThanOrEqualTo(1));
        }
    }

    @Test
    void aLostStateDirectoryIsRestoredAndTold() throws Exception {
        try (StreamsRunner runner = runner("state")) {
            start(runner);
            send("a");
            send("b");
            await().atMost(PATIENCE).until(() -> seen.contains("b:1"));
        }
        try (StreamsRunner runner = runner("elsewhere")) {
            start(runner);
            send("a");
            await().atMost(PATIENCE).until(() -> seen.contains("a:2"));

            assertThat(restored)
                    .anySatisfy(snapshot -> assertThat(snapshot.total()).isPositive());
            assertThat(runner.health().ready()).isTrue();
        }
    }

    @Test
    void aThreadThatDiesIsReplacedAndNothingIsCountedTwice() throws Exception {
        try (StreamsRunner runner = runner("state")) {
            start(runner);
            nextFailure.set(new IllegalStateException("a bug"));
            send("a");

            await().atMost(PATIENCE).until(() -> seen.contains("a:1"));
            send("a");
            await().atMost(PATIENCE).until(() -> seen.contains("a:2"));
            assertThat(runner.exitCode()).isEmpty();
        }
    }

    @Test
    void anUnrecoverableFailureEndsTheTopologyWithItsExitCode() throws Exception {
        try (StreamsRunner runner = runner("state")) {
            start(runner);
            nextFailure.set(new UnrecoverableException(ExitCode.AUDIT_DISCREPANCY, "a gap"));
            send("a");

            assertThat(runner.awaitTermination()).isEqualTo(ExitCode.AUDIT_DISCREPANCY);
            assertThat(runner.health().live()).isFalse();
        }
    }

    @Test
    void aMissingTopicEndsTheTopologyAsBadConfiguration() throws Exception {
        Topology topology = new Topology().addSource("source", "nowhere").addSink("sink", "in", "source");
        try (StreamsRunner runner =
                new StreamsRunner("test", topology, StreamsDefaults.view(settings("state")), StreamsListener.NONE)) {
            runner.start();

            assertThat(runner.awaitTermination()).isEqualTo(ExitCode.BAD_CONFIGURATION);
        }
    }

    private void start(StreamsRunner runner) throws InterruptedException {
        runner.start();
        assertThat(runner.awaitRunning(PATIENCE)).isTrue();
    }

    private StreamsRunner runner(String stateDirectory) throws IOException {
        return new StreamsRunner(
                "test", counting(), StreamsDefaults.writer(settings(stateDirectory)), new StreamsListener() {
                    @Override
                    public void onRestore(RestoreSnapshot progress) {
                        restored.add(progress);
                    }
                });
    }

    private StreamsSettings settings(String stateDirectory) throws IOException {
        Path state = dir.resolve(stateDirectory);
        return new StreamsSettings(
                "test",
                InstanceId.keptIn(state),
                state,
                new KafkaConnection(cluster.getKafkaClientConfiguration()),
                1,
                StreamsSettings.Replication.SINGLE,
                16L * 1024 * 1024);
    }

    private Topology counting() {
        return new Topology()
                .addSource("source", new ByteArrayDeserializer(), new ByteArrayDeserializer(), "in")
                .addProcessor("count", Counter::new, "source")
                .addStateStore(
                        Stores.keyValueStoreBuilder(
                                Stores.persistentKeyValueStore("counts"), Serdes.ByteArray(), Serdes.Integer()),
                        "count");
    }

    private final class Counter extends ContextualProcessor<byte[], byte[], Void, Void> {
        @Override
        public void process(Record<byte[], byte[]> record) {
            KeyValueStore<byte[], Integer> counts = context().getStateStore("counts");
            Integer before = counts.get(record.value());
            int count = before == null ? 1 : before + 1;
            counts.put(record.value(), count);
            RuntimeException failure = nextFailure.getAndSet(null);
            if (failure != null) {
                throw failure;
            }
            seen.add(new String(record.value(), UTF_8) + ":" + count);
        }
    }

    private void send(String value) throws ExecutionException, InterruptedException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                cluster.getKafkaClientConfiguration(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>("in", value.getBytes(UTF_8))).get();
        }
    }

    private List<String> members() throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(Map.copyOf(cluster.getKafkaClientConfiguration()))) {
            return admin.describeConsumerGroups(List.of("test")).all().get().values().stream()
                    .flatMap(group -> group.members().stream())
                    .flatMap(member -> member.groupInstanceId().stream())
                    .toList();
        }
    }
}
