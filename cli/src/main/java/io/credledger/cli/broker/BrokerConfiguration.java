package io.credledger.cli.broker;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.config.types.Password;

/** Kafka's settings for the embedded node. Each one that is not Kafka's default carries its reason. */
final class BrokerConfiguration {
    static final int NODE_ID = 1;
    static final String MECHANISM = "SCRAM-SHA-256";
    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";
    /** The broker half of the node, as the controller half knows it. */
    private static final String NODE_USER = "broker";

    private BrokerConfiguration() {}

    static Map<String, Object> of(BrokerEndpoint endpoint, Path logDirectory, Durability durability, Password admin) {
        Map<String, Object> settings = new HashMap<>();
        node(settings, endpoint, logDirectory);
        security(settings, admin);
        internalTopics(settings);
        retention(settings);
        size(settings);
        latency(settings);
        if (durability == Durability.FLUSH) {
            settings.put("log.flush.interval.messages", "1");
        }
        return settings;
    }

    private static void node(Map<String, Object> settings, BrokerEndpoint endpoint, Path logDirectory) {
        // The controller's port is nobody's business but this process's, so a new one each time will do.
        String controller = BrokerSettings.LOOPBACK + ":" + Ports.free(BrokerSettings.LOOPBACK);
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", String.valueOf(NODE_ID));
        settings.put("log.dirs", logDirectory.toString());
        settings.put("controller.quorum.voters", NODE_ID + "@" + controller);
        settings.put(
                "listeners", CLIENTS + "://" + endpoint.bootstrapServers() + "," + CONTROLLER + "://" + controller);
        settings.put("advertised.listeners", CLIENTS + "://" + endpoint.bootstrapServers());
        settings.put("listener.security.protocol.map", CLIENTS + ":SASL_PLAINTEXT," + CONTROLLER + ":SASL_PLAINTEXT");
        settings.put("inter.broker.listener.name", CLIENTS);
        settings.put("controller.listener.names", CONTROLLER);
    }

    private static void security(Map<String, Object> settings, Password admin) {
        settings.put("sasl.enabled.mechanisms", MECHANISM);
        settings.put("sasl.mechanism.inter.broker.protocol", MECHANISM);
        settings.put(
                "listener.name.clients.scram-sha-256.sasl.jaas.config",
                BrokerClients.scramLogin(BrokerPrincipal.ADMIN, admin));
        // SCRAM credentials live in the metadata that the controller serves, so its own listener cannot use them.
        settings.put("sasl.mechanism.controller.protocol", "PLAIN");
        settings.put("listener.name.controller.sasl.enabled.mechanisms", "PLAIN");
        settings.put("listener.name.controller.plain.sasl.jaas.config", controllerLogin());
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        settings.put("super.users", BrokerPrincipal.ADMIN.kafkaPrincipal() + ";User:" + NODE_USER);
        settings.put("allow.everyone.if.no.acl.found", "false");
        settings.put("auto.create.topics.enable", "false");
    }

    /** Both ends are in this process: the password is made at each start and kept nowhere. */
    private static Password controllerLogin() {
        String password = BrokerPasswords.generate();
        return new Password("org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + NODE_USER
                + "\" password=\"" + password + "\" user_" + NODE_USER + "=\"" + password + "\";");
    }

    private static void internalTopics(Map<String, Object> settings) {
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        // A handful of groups and producers: the default of 50 partitions each costs seconds at the start.
        settings.put("offsets.topic.num.partitions", "4");
        settings.put("transaction.state.log.num.partitions", "4");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
    }

    private static void retention(Map<String, Object> settings) {
        // A topic that was created without a word about retention keeps everything.
        settings.put("log.retention.ms", "-1");
        // Longer than any ledger stays switched off: a group whose offsets expired would read its commands again.
        settings.put("offsets.retention.minutes", String.valueOf(Integer.MAX_VALUE));
    }

    private static void size(Map<String, Object> settings) {
        // The defaults are meant for a machine of its own; here all roles share one heap of 1 GiB.
        settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(8 << 20));
        settings.put("log.cleaner.io.buffer.size", String.valueOf(256 << 10));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "4");
        settings.put("group.coordinator.threads", "1");
        settings.put("share.coordinator.threads", "1");
        settings.put("offsets.load.buffer.size", String.valueOf(1 << 20));
        settings.put("transaction.state.log.load.buffer.size", String.valueOf(1 << 20));
    }

    private static void latency(Map<String, Object> settings) {
        settings.put("group.initial.rebalance.delay.ms", "0");
        // A dead writer's open transaction holds up every reader; look for it each second, not each ten.
        settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        settings.put("server.max.startup.time.ms", "60000");
        // After kill -9 the controller half takes nobody in before the dead broker's session is over: 9 s by default. A
        // session lost to a
        // long pause costs a new leader epoch, nothing else, as there is nobody to fail over to.
        settings.put("broker.session.timeout.ms", "3000");
        settings.put("broker.heartbeat.interval.ms", "500");
        // One voter: there are no other writes to wait for.
        settings.put("controller.quorum.append.linger.ms", "0");
    }
}
