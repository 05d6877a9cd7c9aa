package io.credledger.cli.suite;

import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.config.KafkaConnection;
import io.credledger.processor.KafkaLogTail;
import io.credledger.processor.WriterMetrics;
import io.credledger.processor.WriterTopology;
import io.credledger.streams.ExitCode;
import io.credledger.streams.InstanceId;
import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.streams.StreamsSettings;
import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;

/** A writer as a process runs it, except that it may be made to end anywhere. */
final class WriterProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MEMORY = 16L * 1024 * 1024;

    private final StreamsRunner runner;

    private WriterProcess(StreamsRunner runner) {
        this.runner = runner;
    }

    /** @param state whose directory names the instance */
    static WriterProcess start(Broker broker, Path state) throws IOException {
        return start(broker, state, InstanceId.keptIn(state));
    }

    static WriterProcess start(Broker broker, Path state, String instance) {
        Map<String, Object> client = broker.client(BrokerPrincipal.LEDGER_SERVICE);
        OuterFormat format = OuterFormat.builtIn();
        Properties properties = StreamsDefaults.writer(settings(client, state, instance));
        properties.put(StreamsConfig.DEFAULT_CLIENT_SUPPLIER_CONFIG, MortalClients.class);
        StreamsRunner runner = new StreamsRunner(
                "ledger",
                WriterTopology.of(
                        format,
                        new KafkaLogTail(client, format),
                        new MortalClock(),
                        new WriterMetrics(new SimpleMeterRegistry())),
                properties,
                StreamsListener.NONE);
        runner.start();
        return new WriterProcess(runner);
    }

    static StreamsSettings settings(Map<String, Object> client, Path state, String instance) {
        return new StreamsSettings(
                LedgerServiceConfiguration.APPLICATION_ID,
                instance,
                state,
                new KafkaConnection(client),
                1,
                StreamsSettings.Replication.SINGLE,
                MEMORY);
    }

    WriterProcess running() throws InterruptedException {
        if (!runner.awaitRunning(PATIENCE)) {
            throw new AssertionError(
                    "the writer must run, and is " + runner.streams().state());
        }
        return this;
    }

    ExitCode awaitEnd() throws InterruptedException {
        return runner.awaitTermination();
    }

    @Override
    public void close() {
        runner.close();
    }
}
