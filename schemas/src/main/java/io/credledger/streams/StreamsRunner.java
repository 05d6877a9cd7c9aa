package io.credledger.streams;

import static org.apache.kafka.streams.CloseOptions.GroupMembershipOperation.LEAVE_GROUP;
import static org.apache.kafka.streams.KafkaStreams.State.ERROR;
import static org.apache.kafka.streams.KafkaStreams.State.NOT_RUNNING;
import static org.apache.kafka.streams.KafkaStreams.State.RUNNING;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one topology, from start to exit code. */
public final class StreamsRunner implements AutoCloseable {

    /** Leaves a process two of the ten seconds it has to stop. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(8);

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRunner.class);
    private static final int REPLACEMENTS_PER_MINUTE = 3;

    private final String name;
    private final KafkaStreams streams;
    private final StateWatch watch;
    private final ThreadFailurePolicy failures = new ThreadFailurePolicy(
            new ReplacementLimit(REPLACEMENTS_PER_MINUTE, Duration.ofMinutes(1), System::nanoTime));
    private final RestoreProgress restore;
    private final StandbyProgress standby = new StandbyProgress();

    /**
     * Prepares a topology; nothing runs before {@link #start()}.
     *
     * @param name for logs and health, such as {@code ledger}
     * @param properties as {@link StreamsDefaults} gives them
     */
    public StreamsRunner(String name, Topology topology, Properties properties, StreamsListener listener) {
        this.name = name;
        this.streams = new KafkaStreams(topology, properties);
        this.watch = new StateWatch(streams::state);
        this.restore = new RestoreProgress(listener::onRestore, System::nanoTime);
        streams.setUncaughtExceptionHandler(failures);
        streams.setGlobalStateRestoreListener(restore);
        streams.setStandbyUpdateListener(standby);
        streams.setStateListener((newState, oldState) -> changed(listener, newState, oldState));
    }

    private void changed(StreamsListener listener, State newState, State oldState) {
        LOG.info("topology {} is {}", name, newState);
        watch.changed();
        listener.onState(newState, oldState);
    }

    public void start() {
        streams.start();
    }

    /** Whether the topology runs, its stores restored, before time runs out or it ends. */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return watch.await(Set.of(RUNNING, NOT_RUNNING, ERROR), timeout) == RUNNING;
    }

    /** Blocks until the topology has ended, by {@link #close(Duration)} or by a failure. */
    public ExitCode awaitTermination() throws InterruptedException {
        watch.await(Set.of(NOT_RUNNING, ERROR));
        return exitCode().orElse(ExitCode.UNEXPECTED);
    }

    /** Empty while the topology has not ended. */
    public Optional<ExitCode> exitCode() {
        return switch (streams.state()) {
            case NOT_RUNNING -> Optional.of(failures.fatal().orElse(ExitCode.DONE));
            case ERROR -> Optional.of(failures.fatal().orElse(ExitCode.UNEXPECTED));
            default -> Optional.empty();
        };
    }

    public Health health() {
        State state = streams.state();
        boolean live = !state.isShuttingDown() && !state.hasCompletedShutdown();
        RestoreSnapshot restored = restore.snapshot();
        return new Health(
                live,
                List.of(
                        new Health.Part(name + " streams", state == RUNNING, "state " + state),
                        new Health.Part(name + " restore", restored.isFinished(), restored.toString()),
                        standby.health(name)));
    }

    /** For queries of its stores, and for binding its metrics: {@code new KafkaStreamsMetrics(runner.streams())}. */
    public KafkaStreams streams() {
        return streams;
    }

    /**
     * Stops cleanly, which flushes the stores. The group membership stays, so that a restart within the session time-out takes the same
     * shards without a rebalance. Not to be called from a listener.
     *
     * @return whether all threads ended in time
     */
    public boolean close(Duration timeout) {
        boolean clean = streams.close(timeout);
        if (!clean) {
            LOG.warn("topology {} did not stop in time; its stores may have to be restored", name);
        }
        return clean;
    }

    /** Stops cleanly and leaves the group, so that others take the shards at once and not when the session is over. */
    public void leave() {
        boolean clean =
                streams.close(CloseOptions.groupMembershipOperation(LEAVE_GROUP).withTimeout(CLOSE_TIMEOUT));
        if (!clean) {
            LOG.warn("topology {} did not stop in time; its stores may have to be restored", name);
        }
    }

    @Override
    public void close() {
        close(CLOSE_TIMEOUT);
    }
}
