package io.credledger.cli.doctor;

import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.cli.role.RoleEnvironment;
import io.credledger.cli.role.RoleSettings;
import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Constraint;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.fold.RefresherTopology;
import io.credledger.wire.OuterFormats;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An installation on a cluster as the settings of some role describe it: what that role does not have is left out. */
final class InstallationSettings {

    private static final String MASTER_FILE = "OAUTH_ENCRYPTION_KEY_FILE";

    /** The same settings as the roles have, but that nothing is required that only one of them has. */
    private static final Setting<Optional<Path>> PSEUDONYM = file("credledger.pseudonym.key.file");

    private static final Setting<Optional<Path>> REFRESHER = file("credledger.refresher.key.file");

    private InstallationSettings() {}

    private static Setting<Optional<Path>> file(String name) {
        return Setting.named(SettingName.of(name), SettingTypes.path(), "").optional();
    }

    static Installation read(Map<String, String> environment, @Nullable Path file) {
        List<Setting<?>> settings = Stream.of(
                        SharedSettings.kafka(),
                        SharedSettings.wire(),
                        SharedSettings.topology(),
                        List.<Setting<?>>of(
                                SharedSettings.OAUTH_ENCRYPTION_KEY_IF_GIVEN,
                                PSEUDONYM,
                                REFRESHER,
                                QueryApiConfiguration.CHECKPOINT_KEY_FILE,
                                RefresherConfiguration.JOURNAL_DIRECTORY,
                                SharedSettings.PUBLIC_URL,
                                QueryApiConfiguration.HTTP_HOST))
                .flatMap(List::stream)
                .toList();
        List<Constraint> constraints = Stream.of(KafkaConnection.CONSTRAINTS, SharedSettings.topologyConstraints())
                .flatMap(List::stream)
                .toList();
        return new ConfigurationReader<>(
                        settings, constraints, RoleSettings.all(), configuration -> of(configuration, environment))
                .read(RoleEnvironment.sources(environment, file));
    }

    private static Installation of(Configuration configuration, Map<String, String> environment) {
        Path state = configuration.get(SharedSettings.STATE_DIRECTORY);
        Path journal = configuration.get(RefresherConfiguration.JOURNAL_DIRECTORY);
        Path pseudonym = configuration.get(PSEUDONYM).orElse(null);
        Path refresher = configuration.get(REFRESHER).orElse(null);
        return new Installation(
                new Installation.Cluster(
                        KafkaConnection.from(configuration).properties(),
                        OuterFormats.from(configuration),
                        configuration.get(SharedSettings.REPLICATION_FACTOR),
                        configuration.get(SharedSettings.MIN_IN_SYNC_REPLICAS)),
                new Installation.Keys(
                        configuration
                                .get(SharedSettings.OAUTH_ENCRYPTION_KEY_IF_GIVEN)
                                .orElse(List.of()),
                        Optional.ofNullable(environment.get(MASTER_FILE))
                                .map(Path::of)
                                .orElse(null),
                        pseudonym,
                        refresher,
                        configuration
                                .get(QueryApiConfiguration.CHECKPOINT_KEY_FILE)
                                .orElse(null)),
                new Installation.Places(
                        null,
                        refresher == null ? List.of(state) : List.of(state, journal),
                        refresher == null ? null : journal,
                        state.resolve(RefresherTopology.APPLICATION_ID)),
                new Installation.Addresses(
                        configuration.get(SharedSettings.SCHEMA_REGISTRY_URL).orElse(null),
                        configuration.get(SharedSettings.PUBLIC_URL).orElse(null),
                        pseudonym == null ? null : configuration.get(QueryApiConfiguration.HTTP_HOST)));
    }
}
