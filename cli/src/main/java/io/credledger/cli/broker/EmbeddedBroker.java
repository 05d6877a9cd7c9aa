package io.credledger.cli.broker;

import io.credledger.cli.broker.BrokerException.Fault;
import java.util.Map;
import kafka.server.KafkaConfig;

/**
 * A single Kafka node, broker and controller in one, in this JVM. It takes nothing from anyone without a password.
 *
 * <p>Kafka halts the JVM when its metadata or its disk fails: that is wanted, since nothing may be acknowledged after it.
 */
public final class EmbeddedBroker implements AutoCloseable {
    private final BrokerEndpoint endpoint;
    private final BrokerPasswords passwords;
    private final KafkaNode server;
    private final DirectoryLock lock;

    private EmbeddedBroker(BrokerEndpoint endpoint, BrokerPasswords passwords, KafkaNode server, DirectoryLock lock) {
        this.endpoint = endpoint;
        this.passwords = passwords;
        this.server = server;
        this.lock = lock;
    }

    /** Formats the directory the first time, and returns when clients can connect and everybody's rights are in force. */
    public static EmbeddedBroker start(BrokerSettings settings) {
        DirectoryLock lock = DirectoryLock.acquire(settings.directory());
        try {
            return start(settings, lock);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedBroker start(BrokerSettings settings, DirectoryLock lock) {
        BrokerStorage storage = new BrokerStorage(settings.directory());
        BrokerEndpoint endpoint = BrokerEndpoint.choose(settings);
        BrokerPasswords passwords = passwords(settings, storage);
        endpoint.record(settings.directory());
        KafkaNode server = server(
                settings,
                BrokerConfiguration.of(
                        endpoint, storage.logDirectory(), settings.durability(), passwords.of(BrokerPrincipal.ADMIN)));
        EmbeddedBroker broker = new EmbeddedBroker(endpoint, passwords, server, lock);
        try {
            server.startup();
            BrokerReadiness.establish(broker);
            return broker;
        } catch (Exception e) {
            stop(server);
            throw failure(settings, e);
        }
    }

    private static KafkaNode server(BrokerSettings settings, Map<String, Object> configuration) {
        // Kafka would log the whole configuration.
        boolean log = false;
        try {
            return new KafkaNode(new KafkaConfig(configuration, log));
        } catch (Exception e) {
            throw failure(settings, e);
        }
    }

    /** Scala code throws checked exceptions unannounced, so everything is caught. */
    private static BrokerException failure(BrokerSettings settings, Exception e) {
        return e instanceof BrokerException known ? known : new BrokerException(Fault.START, settings.directory(), e);
    }

    private static BrokerPasswords passwords(BrokerSettings settings, BrokerStorage storage) {
        if (storage.isFormatted()) {
            return BrokerPasswords.read(settings.secrets());
        }
        BrokerPasswords passwords = BrokerPasswords.createOrRead(settings.secrets());
        storage.format(passwords);
        return passwords;
    }

    public String bootstrapServers() {
        return endpoint.bootstrapServers();
    }

    public Map<String, Object> clientProperties(BrokerPrincipal principal) {
        return BrokerClients.properties(bootstrapServers(), principal, passwords.of(principal));
    }

    /** Flushes, marks the shutdown as clean and gives the directory free. May be called again. */
    @Override
    public void close() {
        stop(server);
        lock.close();
    }

    private static void stop(KafkaNode server) {
        server.stop();
    }
}
