package io.credledger.cli.keys;

import io.credledger.app.refresher.RefresherConfiguration;
import io.credledger.cli.role.RoleEnvironment;
import io.credledger.cli.role.RoleSettings;
import io.credledger.cli.shards.LedgerAccess;
import io.credledger.config.Configuration;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.KafkaConnection;
import io.credledger.config.Setting;
import io.credledger.config.SettingName;
import io.credledger.config.SettingTypes;
import io.credledger.config.SharedSettings;
import io.credledger.crypto.CryptoException;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.secret.RevealsSecret;
import io.credledger.secret.SecretToken;
import io.credledger.wire.OuterFormats;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The ledger and the keys as the settings of {@code query} name them. */
final class KeysConfiguration {

    /** The setting of the key itself has this name where it is told by a file. */
    private static final Setting<Path> MASTER_KEY_FILE = Setting.named(
                    SettingName.of("oauth.encryption.key.file"),
                    SettingTypes.path(),
                    "The file of the master keys, which is changed.")
            .required();

    private KeysConfiguration() {}

    static LedgerAccess access(Map<String, String> environment, @Nullable Path file) {
        List<Setting<?>> settings = Stream.of(SharedSettings.kafka(), SharedSettings.wire(), SharedSettings.keys())
                .flatMap(List::stream)
                .toList();
        return new ConfigurationReader<>(
                        settings, KafkaConnection.CONSTRAINTS, RoleSettings.all(), KeysConfiguration::access)
                .read(RoleEnvironment.sources(environment, file));
    }

    static Path refresherKeyFile(Map<String, String> environment, @Nullable Path file) {
        return new ConfigurationReader<>(
                        List.of(RefresherConfiguration.REFRESHER_KEY_FILE),
                        List.of(),
                        RoleSettings.all(),
                        configuration -> configuration.get(RefresherConfiguration.REFRESHER_KEY_FILE))
                .read(RoleEnvironment.sources(environment, file));
    }

    /** Where the master keys are, if they are in a file: what is written down elsewhere is changed there. */
    static Path masterKeyFile(Map<String, String> environment, @Nullable Path file) {
        return new ConfigurationReader<>(
                        List.of(MASTER_KEY_FILE),
                        List.of(),
                        RoleSettings.all(),
                        configuration -> configuration.get(MASTER_KEY_FILE))
                .read(RoleEnvironment.sources(environment, file));
    }

    private static LedgerAccess access(Configuration configuration) {
        return new LedgerAccess(
                KafkaConnection.from(configuration).properties(),
                OuterFormats.from(configuration),
                master(configuration.get(SharedSettings.OAUTH_ENCRYPTION_KEY)),
                pseudonym(configuration.get(SharedSettings.PSEUDONYM_KEY_FILE)));
    }

    @RevealsSecret(reason = "the texts become keys")
    private static MasterKeys master(List<SecretToken> texts) {
        String joined = texts.stream().map(SecretToken::revealText).collect(Collectors.joining(","));
        try (KeyMaterial material = KeyMaterial.takeOwnershipOf(joined.getBytes(StandardCharsets.UTF_8))) {
            return MasterKeys.parse(material);
        } catch (CryptoException e) {
            throw problem(SharedSettings.OAUTH_ENCRYPTION_KEY, String.valueOf(e.getMessage()));
        }
    }

    private static PseudonymKey pseudonym(Path file) {
        try (KeyMaterial material = KeyMaterial.readFrom(file)) {
            return PseudonymKey.parse(material);
        } catch (IOException e) {
            throw problem(SharedSettings.PSEUDONYM_KEY_FILE, "must name a readable key file");
        } catch (CryptoException e) {
            throw problem(SharedSettings.PSEUDONYM_KEY_FILE, String.valueOf(e.getMessage()));
        }
    }

    private static ConfigurationException problem(Setting<?> setting, String rule) {
        return new ConfigurationException(
                List.of(new ConfigurationProblem(setting.name().toString(), rule)));
    }
}
