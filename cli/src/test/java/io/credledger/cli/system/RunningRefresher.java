package io.credledger.cli.system;

import io.credledger.app.refresher.Refresher;
import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.app.refresher.WorkSettings;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Sources;
import io.credledger.fold.RefresherTopology;
import io.credledger.refresh.Steps;
import io.credledger.secret.SecretToken;
import io.credledger.streams.InstanceId;
import io.credledger.streams.StreamsSettings;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** A worker over a running ledger, with its own rights, state and journal in a directory of its own: the next one there is the same worker again. */
final class RunningRefresher implements AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Refresher refresher;

    private RunningRefresher(RefresherConfiguration configuration, Steps steps) {
        refresher = Refresher.start(configuration, registry, Clock.systemUTC(), steps);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> refresher.health().ready());
    }

    static RunningRefresher start(RunningLedger ledger, Path directory, Map<String, String> settings)
            throws IOException {
        return start(ledger, directory, settings, Steps.UNWATCHED);
    }

    /** @param settings beside the ones that all tests need */
    static RunningRefresher start(RunningLedger ledger, Path directory, Map<String, String> settings, Steps steps)
            throws IOException {
        return new RunningRefresher(configuration(ledger, directory, settings), steps);
    }

    static RefresherConfiguration configuration(RunningLedger ledger, Path directory, Map<String, String> settings)
            throws IOException {
        Path state = directory.resolve("state");
        StreamsSettings streams = new StreamsSettings(
                RefresherTopology.APPLICATION_ID,
                InstanceId.keptIn(state),
                state,
                new KafkaConnection(ledger.broker().clientProperties(BrokerPrincipal.REFRESHER)),
                1,
                StreamsSettings.Replication.SINGLE,
                32L * 1024 * 1024);
        Map<String, String> all = new HashMap<>(Map.of("CREDLEDGER_OUTBOUND_ALLOWED_HOSTS", "127.0.0.1"));
        all.putAll(settings);
        return new RefresherConfiguration(
                streams,
                OuterFormat.builtIn(),
                List.of(SecretToken.takeCopyOf(ledger.masterText())),
                ledger.files().refresher(),
                directory.resolve("journal"),
                WorkSettings.reader(List.of()).read(Sources.of(all)),
                "127.0.0.1",
                0);
    }

    Refresher refresher() {
        return refresher;
    }

    /** In Prometheus' text format. */
    String metrics() {
        return registry.scrape();
    }

    @Override
    public void close() {
        refresher.close();
    }
}
