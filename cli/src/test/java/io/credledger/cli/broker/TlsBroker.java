package io.credledger.cli.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.types.Password;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/** A node as a cluster of somebody else's has it: TLS, SCRAM, an authorizer, and a super user that is none of the ledger's principals. */
public final class TlsBroker implements AutoCloseable {

    public static final String SUPER_USER = "root";

    private final Path secrets;
    private final BrokerEndpoint endpoint;
    private final TlsCertificate certificate;
    private final KafkaRaftServer server;

    private TlsBroker(Path secrets, BrokerEndpoint endpoint, TlsCertificate certificate, KafkaRaftServer server) {
        this.secrets = secrets;
        this.endpoint = endpoint;
        this.certificate = certificate;
        this.server = server;
    }

    public static TlsBroker start(Path directory) throws Exception {
        Path secrets = directory.resolve("secrets");
        BrokerPasswords passwords = BrokerPasswords.createOrRead(secrets);
        Path root = secrets.resolve("broker-" + SUPER_USER + ".password");
        String rootPassword = BrokerPasswords.generate();
        Files.writeString(root, rootPassword);
        TlsCertificate certificate = TlsCertificate.in(secrets);
        Path log = directory.resolve("log");
        format(log, passwords, rootPassword);
        BrokerEndpoint endpoint = BrokerEndpoint.choose(BrokerSettings.of(directory, secrets));
        Map<String, Object> settings =
                BrokerConfiguration.of(endpoint, log, Durability.NO_FLUSH, passwords.of(BrokerPrincipal.ADMIN));
        secure(settings, certificate, rootPassword);
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
        server.startup();
        return new TlsBroker(secrets, endpoint, certificate, server);
    }

    private static void secure(Map<String, Object> settings, TlsCertificate certificate, String rootPassword) {
        settings.put("listener.security.protocol.map", "CLIENTS:SASL_SSL,CONTROLLER:SASL_PLAINTEXT");
        settings.put("super.users", "User:" + SUPER_USER + ";User:broker");
        settings.put(
                "listener.name.clients.scram-sha-256.sasl.jaas.config",
                new Password("org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + SUPER_USER
                        + "\" password=\"" + rootPassword + "\";"));
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", certificate.keystore().toString());
        settings.put("ssl.keystore.password", new Password(certificate.password()));
        settings.put("ssl.key.password", new Password(certificate.password()));
        settings.put("ssl.truststore.type", "PKCS12");
        settings.put("ssl.truststore.location", certificate.truststore().toString());
        settings.put("ssl.truststore.password", new Password(certificate.password()));
    }

    private static void format(Path log, BrokerPasswords passwords, String rootPassword) throws Exception {
        List<String> users = new ArrayList<>(List.of(user(SUPER_USER, rootPassword)));
        for (BrokerPrincipal principal : BrokerPrincipal.values()) {
            users.add(user(principal.principalName(), passwords.of(principal).value()));
        }
        try (PrintStream silent = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8)) {
            new Formatter()
                    .setPrintStream(silent)
                    .setNodeId(BrokerConfiguration.NODE_ID)
                    .setClusterId(Uuid.randomUuid().toString())
                    .setControllerListenerName(BrokerConfiguration.CONTROLLER)
                    .setMetadataLogDirectory(log.toString())
                    .setDirectories(List.of(log.toString()))
                    .setScramArguments(users)
                    .run();
        }
    }

    private static String user(String name, String password) {
        return BrokerConfiguration.MECHANISM + "=[name=" + name + ",password=" + password + "]";
    }

    public String bootstrapServers() {
        return endpoint.bootstrapServers();
    }

    /** How an operator tells a process of ours to reach it. */
    public Map<String, String> settings(String principal) {
        return new HashMap<>(Map.of(
                "CREDLEDGER_BOOTSTRAP_SERVERS",
                bootstrapServers(),
                "CREDLEDGER_KAFKA_SASL_USERNAME",
                principal,
                "CREDLEDGER_KAFKA_SASL_PASSWORD_FILE",
                secrets.resolve("broker-" + principal + ".password").toString(),
                "CREDLEDGER_KAFKA_SSL_TRUSTSTORE_TYPE",
                "PKCS12",
                "CREDLEDGER_KAFKA_SSL_TRUSTSTORE_LOCATION",
                certificate.truststore().toString(),
                "CREDLEDGER_KAFKA_SSL_TRUSTSTORE_PASSWORD",
                certificate.password()));
    }

    @Override
    public void close() throws IOException {
        server.shutdown();
        server.awaitShutdown();
    }
}
