package io.credledger.cli.audit;

import io.credledger.cli.audit.keys.AuditKeys;
import io.credledger.cli.audit.log.BundleLog;
import io.credledger.cli.audit.log.KafkaLog;
import io.credledger.cli.broker.BrokerClients;
import io.credledger.cli.broker.BrokerEndpoint;
import io.credledger.cli.broker.BrokerPasswords;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.client.failure.ClientException;
import io.credledger.cli.client.terminal.Surroundings;
import io.credledger.ledger.LedgerId;
import io.credledger.secret.SecretToken;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Where the log is read, and with which key. */
final class SourceOptions {

    @ArgGroup(validate = false, heading = "%nThe log and the key:%n", order = 50)
    private Given given = new Given();

    static final class Given {

        @Option(
                names = "--data",
                paramLabel = "DIR",
                description = "Of a running 'credledger up': read its Kafka as its auditor.")
        private @Nullable Path data;

        @Option(
                names = "--config",
                paramLabel = "FILE",
                description = "Settings of the Kafka connection, after the environment.")
        private @Nullable Path config;

        @Option(
                names = "--from-bundle",
                paramLabel = "FILE",
                description = "What 'audit export --bundle' wrote: no Kafka.")
        private @Nullable Path bundle;

        @Option(
                names = "--audit-key-file",
                paramLabel = "FILE",
                description = "What 'keys export-audit' wrote: names are shown.")
        private @Nullable Path auditKey;

        @Option(
                names = "--with-keys",
                description = "The same with the master key: OAUTH_ENCRYPTION_KEY, or that of --data.")
        private boolean withKeys;
    }

    Source open(Surroundings surroundings) throws IOException {
        Path bundle = resolved(surroundings, given.bundle);
        Path data = resolved(surroundings, given.data);
        if (bundle != null && data != null) {
            throw ClientException.usage("--from-bundle and --data exclude each other");
        }
        if (bundle != null) {
            return new Source(new BundleLog(bundle), OuterFormat.builtIn(), keys(surroundings));
        }
        if (data != null) {
            return new Source(new KafkaLog(client(data)), OuterFormat.builtIn(), keys(surroundings));
        }
        AuditSettings settings = AuditSettings.read(surroundings.environment(), resolved(surroundings, given.config));
        return new Source(new KafkaLog(settings.connection().properties()), settings.format(), keys(surroundings));
    }

    private static @Nullable Path resolved(Surroundings surroundings, @Nullable Path given) {
        return given == null ? null : surroundings.directory().resolve(given);
    }

    boolean isGiven() {
        return given.data != null
                || given.config != null
                || given.bundle != null
                || given.auditKey != null
                || given.withKeys;
    }

    /** A file of the data directory's secrets; null where no directory was named. */
    @Nullable
    Path secret(Surroundings surroundings, String file) {
        Path data = resolved(surroundings, given.data);
        return data == null ? null : data.resolve("secrets").resolve(file);
    }

    private static Map<String, Object> client(Path data) {
        BrokerEndpoint endpoint = BrokerEndpoint.read(data.resolve("broker"))
                .orElseThrow(() -> ClientException.badConfiguration("--data must be the directory of an 'up'"));
        return BrokerClients.properties(
                endpoint.bootstrapServers(),
                BrokerPrincipal.AUDITOR,
                BrokerPasswords.read(data.resolve("secrets"), BrokerPrincipal.AUDITOR));
    }

    private Source.Keys keys(Surroundings surroundings) {
        Path auditKey = resolved(surroundings, given.auditKey);
        if (auditKey != null) {
            return ledger -> AuditKeys.ofAuditKeyFile(auditKey, ledger);
        }
        return given.withKeys ? ledger -> master(ledger, surroundings) : ledger -> null;
    }

    private AuditKeys master(LedgerId ledger, Surroundings surroundings) {
        List<SecretToken> configured =
                AuditSettings.masterKeys(surroundings.environment(), resolved(surroundings, given.config));
        if (!configured.isEmpty()) {
            return AuditKeys.ofMasterKeys(configured, ledger);
        }
        Path file = secret(surroundings, "master.key");
        if (file == null) {
            throw ClientException.badConfiguration("--with-keys needs OAUTH_ENCRYPTION_KEY, or --data");
        }
        return AuditKeys.ofMasterKeyFile(file, ledger);
    }
}
