package io.credledger.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.credledger.config.KafkaConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs the real thing, but without a broker; with brokers it is tested in {@code cli}. */
@Timeout(60)
final class StreamsRunnerTest {

    @TempDir
    private Path dir;

    private final List<State> states = new CopyOnWriteArrayList<>();

    @Test
    void withoutABrokerItIsAliveButNotReadyAndStopsInTime() throws IOException, InterruptedException {
        try (StreamsRunner runner = runner(closedPort())) {
            runner.start();

            assertThat(runner.awaitRunning(Duration.ofSeconds(1))).isFalse();
            assertThat(runner.health().live()).isTrue();
            assertThat(runner.health().ready()).isFalse();
            assertThat(runner.health().notReady())
                    .containsExactly(new Health.Part("test streams", false, "state REBALANCING"));
            assertThat(runner.exitCode()).isEmpty();

            assertThat(runner.close(StreamsRunner.CLOSE_TIMEOUT)).isTrue();

            assertThat(runner.awaitTermination()).isEqualTo(ExitCode.DONE);
            assertThat(runner.health().live()).isFalse();
            // Streams tells its listener after it has changed its state.
            await().untilAsserted(() ->
                    assertThat(states).containsExactly(State.REBALANCING, State.PENDING_SHUTDOWN, State.NOT_RUNNING));
        }
    }

    @Test
    void aBrokerThatDoesNotAnswerDoesNotHoldUpClosing() throws IOException, InterruptedException {
        StreamsRunner runner;
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            runner = runner(silent.getLocalPort());
            runner.start();
            assertThat(runner.awaitRunning(Duration.ofMillis(500))).isFalse();

            // Streams waits for its transactional producer, which waits for the broker.
            assertThat(runner.close(Duration.ofMillis(500))).isFalse();
            assertThat(runner.exitCode()).isEmpty();
        }
        assertThat(runner.awaitTermination()).isEqualTo(ExitCode.DONE);
    }

    @Test
    void aRunnerThatWasNeverStartedCloses() throws IOException, InterruptedException {
        try (StreamsRunner runner = runner(1)) {
            assertThat(runner.health().ready()).isFalse();
            assertThat(runner.close(StreamsRunner.CLOSE_TIMEOUT)).isTrue();
            assertThat(runner.awaitRunning(Duration.ofSeconds(30))).isFalse();
            assertThatThrownBy(runner::start).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void itsMetricsAreThere() throws IOException {
        try (StreamsRunner runner = runner(1)) {
            assertThat(runner.streams().metrics()).isNotEmpty();
        }
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private StreamsRunner runner(int port) throws IOException {
        StreamsSettings settings = new StreamsSettings(
                "test",
                InstanceId.keptIn(dir),
                dir,
                new KafkaConnection(Map.of("bootstrap.servers", "127.0.0.1:" + port)),
                1,
                StreamsSettings.Replication.SINGLE,
                16L * 1024 * 1024);
        Topology topology = new Topology().addSource("source", "topic").addSink("sink", "other", "source");
        return new StreamsRunner("test", topology, StreamsDefaults.writer(settings), new StreamsListener() {
            @Override
            public void onState(State newState, State oldState) {
                states.add(newState);
            }
        });
    }
}
