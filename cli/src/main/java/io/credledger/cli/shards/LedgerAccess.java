package io.credledger.cli.shards;

import io.credledger.cli.broker.BrokerClients;
import io.credledger.cli.broker.BrokerEndpoint;
import io.credledger.cli.broker.BrokerPasswords;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.founding.KeyFiles;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.secret.KeyMaterial;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;

/**
 * How a ledger is reached, and the keys that were given.
 *
 * @param client with the rights of the edge
 * @param master as configured, newest first
 */
public record LedgerAccess(Map<String, Object> client, OuterFormat format, MasterKeys master, PseudonymKey pseudonym) {

    private static final String VARIABLE = "OAUTH_ENCRYPTION_KEY";

    /** A tool that nobody answers says so before the person at it gives up. */
    private static final int PATIENCE_MS = 20_000;

    public LedgerAccess {
        Map<String, Object> patient = new HashMap<>(client);
        patient.put(CommonClientConfigs.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        patient.put(CommonClientConfigs.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
        client = Map.copyOf(patient);
    }

    /**
     * The ledger of an {@code up}, which must be running.
     *
     * @param data its directory
     */
    public static LedgerAccess ofData(Path data, Map<String, String> environment) {
        Path secrets = data.resolve("secrets");
        KeyFiles files = new KeyFiles(secrets);
        BrokerEndpoint endpoint = BrokerEndpoint.read(data.resolve("broker"))
                .orElseThrow(() -> new UnrecoverableException(
                        ExitCode.BAD_CONFIGURATION, "--data must be the directory of a 'credledger up'"));
        Map<String, Object> client = BrokerClients.properties(
                endpoint.bootstrapServers(),
                BrokerPrincipal.QUERY_API,
                BrokerPasswords.read(secrets, BrokerPrincipal.QUERY_API));
        return new LedgerAccess(client, OuterFormat.builtIn(), master(files, environment), files.readPseudonym());
    }

    /** From where {@code up} has it. */
    private static MasterKeys master(KeyFiles files, Map<String, String> environment) {
        String text = environment.get(VARIABLE);
        String file = environment.get(VARIABLE + "_FILE");
        Path path = file == null ? files.master() : Path.of(file);
        if (text == null && !Files.exists(path)) {
            throw problem("is missing, and so is " + path);
        }
        try (KeyMaterial material = text == null
                ? KeyMaterial.readFrom(path)
                : KeyMaterial.takeOwnershipOf(text.getBytes(StandardCharsets.UTF_8))) {
            return MasterKeys.parse(material);
        } catch (IOException e) {
            throw problem("must name a file that can be read");
        }
    }

    private static ConfigurationException problem(String rule) {
        return new ConfigurationException(List.of(new ConfigurationProblem(VARIABLE, rule)));
    }

    @Override
    public String toString() {
        return "LedgerAccess [redacted]";
    }
}
