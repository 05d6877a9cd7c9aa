package io.credledger.app.query;

import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.Durations;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.instance.InstanceServer;
import io.credledger.secret.SecretToken;
import io.credledger.streams.StreamsSettings;
import io.credledger.view.ViewTopology;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.OuterFormats;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the query API is told.
 *
 * @param masterKeys newest first
 * @param checkpointKey null where another process signs
 * @param port 0 takes a free one
 * @param instances where other processes of the ledger's query API reach this one; null where it is the only one
 */
public record QueryApiConfiguration(
        StreamsSettings streams,
        OuterFormat format,
        List<SecretToken> masterKeys,
        Path pseudonymKey,
        @Nullable Path checkpointKey,
        String host,
        int port,
        Patience patience,
        EdgeSettings edge,
        InstanceServer.@Nullable Place instances) {

    public static final Setting<String> HTTP_HOST = Setting.named(
                    SettingName.of("credledger.http.host"),
                    SettingTypes.text(),
                    "Address that the API is served on, with /health and /metrics, which are not authenticated.")
            .orElse("127.0.0.1");

    public static final Setting<Integer> HTTP_PORT = Setting.named(
                    SettingName.of("credledger.http.port"),
                    SettingTypes.wholeNumber(0, 65535, ""),
                    "Port that the API is served on; 0 takes a free one.")
            .orElse("8080");

    public static final Setting<Optional<Path>> CHECKPOINT_KEY_FILE = Setting.named(
                    SettingName.of("credledger.checkpoint.key.file"),
                    SettingTypes.path(),
                    "The key that signs the heads of the ledger's trees about every second (checkpoint.key). A process without it signs none.")
            .optional();

    public static final Setting<Duration> WRITE_PATIENCE = Setting.named(
                    SettingName.of("credledger.write.patience"),
                    Durations.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
                    "How long a write waits to be seen committed before it is answered with 202.")
            .orElse("5s");

    public static final Setting<Duration> READ_PATIENCE = Setting.named(
                    SettingName.of("credledger.read.patience"),
                    Durations.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
                    "How long a read waits for its min_position, and any request for a shard that is on its way from one process to another, before it"
                            + " is answered with 503.")
            .orElse("5s");

    public static final Setting<Duration> ACCESS_PATIENCE = Setting.named(
                    SettingName.of("credledger.access.patience"),
                    Durations.duration(Duration.ofMillis(10), Duration.ofMinutes(1)),
                    "How long a token hand-out waits for its access record to be acknowledged before it is refused with 503.")
            .orElse("5s");

    public static final Setting<Duration> REFRESH_PATIENCE = Setting.named(
                    SettingName.of("credledger.refresh.patience"),
                    // A connection on which nothing is said for thirty seconds is closed.
                    Durations.duration(Duration.ofMillis(10), Duration.ofSeconds(25)),
                    "How long POST /v1/token and POST /v1/connections/{id}/refresh wait for the refresher. Then a token that does not last long"
                            + " enough is refused with 503, and the refresh answered with 202.")
            .orElse("5s");

    /** Of the only process of a ledger. */
    public QueryApiConfiguration(
            StreamsSettings streams,
            OuterFormat format,
            List<SecretToken> masterKeys,
            Path pseudonymKey,
            @Nullable Path checkpointKey,
            String host,
            int port,
            Patience patience,
            EdgeSettings edge) {
        this(streams, format, masterKeys, pseudonymKey, checkpointKey, host, port, patience, edge, null);
    }

    /** The same among others. */
    public QueryApiConfiguration among(InstanceServer.Place place) {
        return new QueryApiConfiguration(
                streams, format, masterKeys, pseudonymKey, checkpointKey, host, port, patience, edge, place);
    }

    /** How long something waits before it gives up. */
    public record Patience(Duration write, Duration read, Duration access, Duration refresh) {}

    /** All that it reads. */
    public static List<Setting<?>> settings() {
        return Stream.of(
                        SharedSettings.kafka(),
                        SharedSettings.topology(),
                        SharedSettings.wire(),
                        SharedSettings.keys(),
                        SharedSettings.log(),
                        List.<Setting<?>>of(
                                CHECKPOINT_KEY_FILE,
                                HTTP_HOST,
                                HTTP_PORT,
                                WRITE_PATIENCE,
                                READ_PATIENCE,
                                ACCESS_PATIENCE,
                                REFRESH_PATIENCE),
                        InstanceSettings.settings(),
                        EdgeSettings.settings())
                .flatMap(List::stream)
                .toList();
    }

    /** @param others settings of other roles that may stand in the same environment */
    public static ConfigurationReader<QueryApiConfiguration> reader(List<Setting<?>> others) {
        List<Constraint> constraints = Stream.of(
                        KafkaConnection.CONSTRAINTS,
                        SharedSettings.topologyConstraints(),
                        InstanceSettings.constraints(),
                        EdgeSettings.constraints())
                .flatMap(List::stream)
                .toList();
        return new ConfigurationReader<>(settings(), constraints, others, QueryApiConfiguration::of);
    }

    private static QueryApiConfiguration of(Configuration configuration) {
        return new QueryApiConfiguration(
                StreamsSettings.from(ViewTopology.APPLICATION_ID, configuration),
                OuterFormats.from(configuration),
                configuration.get(SharedSettings.OAUTH_ENCRYPTION_KEY),
                configuration.get(SharedSettings.PSEUDONYM_KEY_FILE),
                configuration.get(CHECKPOINT_KEY_FILE).orElse(null),
                configuration.get(HTTP_HOST),
                configuration.get(HTTP_PORT),
                new Patience(
                        configuration.get(WRITE_PATIENCE),
                        configuration.get(READ_PATIENCE),
                        configuration.get(ACCESS_PATIENCE),
                        configuration.get(REFRESH_PATIENCE)),
                EdgeSettings.from(configuration),
                InstanceSettings.from(configuration));
    }
}
