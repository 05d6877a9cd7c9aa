package io.credledger.cli.doctor;

import io.credledger.cli.broker.BrokerClients;
import io.credledger.cli.broker.BrokerEndpoint;
import io.credledger.cli.broker.BrokerPasswords;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.cli.role.RoleEnvironment;
import io.credledger.cli.role.RoleSettings;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.config.ConfigurationReader;
import io.credledger.config.Setting;
import io.credledger.config.SharedSettings;
import io.credledger.fold.RefresherTopology;
import io.credledger.secret.SecretToken;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The installation in the directory of a {@code credledger up}, seen with the broker's own admin. */
final class DataInstallation {

    private static final String VARIABLE = "OAUTH_ENCRYPTION_KEY";

    private DataInstallation() {}

    static Installation read(Path data, Map<String, String> environment) {
        Path secrets = data.resolve("secrets");
        KeyFiles files = new KeyFiles(secrets);
        BrokerEndpoint endpoint = BrokerEndpoint.read(data.resolve("broker"))
                .orElseThrow(() -> problem("--data", "must be the directory of a 'credledger up'"));
        Path master = master(files, environment);
        return new Installation(
                new Installation.Cluster(
                        BrokerClients.properties(
                                endpoint.bootstrapServers(),
                                BrokerPrincipal.ADMIN,
                                BrokerPasswords.read(secrets, BrokerPrincipal.ADMIN)),
                        OuterFormat.builtIn(),
                        1,
                        1),
                new Installation.Keys(
                        List.of(masterText(master, environment)),
                        environment.containsKey(VARIABLE) ? null : master,
                        files.pseudonym(),
                        files.refresher(),
                        files.checkpoint()),
                new Installation.Places(
                        secrets,
                        List.of(data),
                        data.resolve("journal"),
                        data.resolve("state")
                                .resolve(BrokerPrincipal.REFRESHER.principalName())
                                .resolve(RefresherTopology.APPLICATION_ID)),
                new Installation.Addresses(null, publicUrl(environment), "127.0.0.1"));
    }

    private static Path master(KeyFiles files, Map<String, String> environment) {
        String file = environment.get(VARIABLE + "_FILE");
        return file == null ? files.master() : Path.of(file);
    }

    private static SecretToken masterText(Path file, Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        if (text != null) {
            return SecretToken.takeCopyOf(text);
        }
        try {
            return SecretToken.takeOwnershipOf(Files.readAllBytes(file));
        } catch (IOException e) {
            throw problem(VARIABLE, "is missing, and " + file + " cannot be read");
        }
    }

    private static @Nullable URI publicUrl(Map<String, String> environment) {
        return new ConfigurationReader<>(
                        List.<Setting<?>>of(SharedSettings.PUBLIC_URL),
                        SharedSettings.outwardConstraints(),
                        RoleSettings.all(),
                        configuration -> configuration.get(SharedSettings.PUBLIC_URL))
                .read(RoleEnvironment.sources(environment, null))
                .orElse(null);
    }

    private static ConfigurationException problem(String key, String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(key, rule)));
    }
}
