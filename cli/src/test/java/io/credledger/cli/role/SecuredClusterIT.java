package io.credledger.cli.role;

import static io.credledger.cli.broker.BrokerPrincipal.ADMIN;
import static io.credledger.cli.broker.BrokerPrincipal.AUDITOR;
import static io.credledger.cli.broker.BrokerPrincipal.LEDGER_SERVICE;
import static io.credledger.cli.broker.BrokerPrincipal.QUERY_API;
import static io.credledger.cli.broker.BrokerPrincipal.REFRESHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.credledger.cli.BesideOthers;
import io.credledger.cli.Cli;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.TlsBroker;
import io.credledger.cli.system.Person;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka over TLS with SASL and rights: each role can do what it must, here for real, and nothing more, as the broker itself says. */
@BesideOthers
class SecuredClusterIT {

    private static final AclOperation READ = AclOperation.READ;
    private static final AclOperation WRITE = AclOperation.WRITE;

    private static Cluster cluster;

    @BeforeAll
    static void start(@TempDir Path directory) throws Exception {
        cluster = Cluster.start(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.stop();
    }

    @Test
    void everyRoleDoesItsWorkWithTheRightsItHas() throws Exception {
        Person admin = cluster.admin();
        String stored =
                admin.post("/v1/connections", """
                        {"provider": "github", "name": "main", "kind": "bearer", "access_token": "over TLS",
                         "account": {"uid": "42", "login": "admin-gh"}, "scopes": ["repo"]}""").is(201).json().path("id").asText();

        assertThat(admin.exchange("audience", "github")
                        .is(200)
                        .json()
                        .path("access_token")
                        .asText())
                .isEqualTo("over TLS");
        assertThat(stored).startsWith("con_");
    }

    @Test
    void theBrokerSaysThatEachRoleMayDoThisAndNothingMore() throws Exception {
        assertThat(topicRights(LEDGER_SERVICE))
                .isEqualTo(table(
                        READ, "commands.edge commands.worker commands.cascade events keys replies cascade",
                        WRITE, "commands.cascade events keys replies dlq cascade"));
        assertThat(topicRights(QUERY_API))
                .isEqualTo(table(
                        READ, "events keys replies access checkpoints deliveries",
                        WRITE, "commands.edge access checkpoints deliveries"));
        assertThat(topicRights(REFRESHER))
                .isEqualTo(table(
                        READ, "events keys replies",
                        WRITE, "commands.worker"));
        assertThat(topicRights(AUDITOR))
                .isEqualTo(table(
                        READ, "events keys replies access checkpoints",
                        WRITE, ""));
        assertThat(topicRights(ADMIN))
                .isEqualTo(table(
                        READ, "commands.edge commands.worker commands.cascade events keys replies cascade",
                        WRITE, "commands.edge commands.cascade events keys replies dlq cascade"));
    }

    @Test
    void noRoleHasARightOnTheClusterAndNoneChangesRights() throws Exception {
        for (BrokerPrincipal principal : BrokerPrincipal.values()) {
            try (Admin client = Admin.create(cluster.client(principal.principalName()))) {
                assertThat(client.describeCluster(new DescribeClusterOptions().includeAuthorizedOperations(true))
                                .authorizedOperations()
                                .get())
                        .as(principal.principalName())
                        .isEmpty();
                assertThatThrownBy(
                                () -> client.createAcls(Set.of(beyond())).all().get())
                        .isInstanceOf(ExecutionException.class)
                        .hasCauseInstanceOf(ClusterAuthorizationException.class);
            }
        }
    }

    @Test
    void whoDoesNotTrustTheCertificateOrSpeaksInClearIsNotServed() {
        Map<String, Object> distrustful = cluster.client(QUERY_API.principalName());
        distrustful.keySet().removeIf(name -> name.startsWith("ssl."));
        Map<String, Object> inClear = cluster.client(QUERY_API.principalName());
        inClear.put("security.protocol", "SASL_PLAINTEXT");
        inClear.put("default.api.timeout.ms", 3_000);
        inClear.put("request.timeout.ms", 2_000);

        assertThatThrownBy(() -> topics(distrustful)).hasCauseInstanceOf(SslAuthenticationException.class);
        assertThatThrownBy(() -> topics(inClear)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void givingRightsAgainChangesNothingAndShowsWhatSomebodyHasBeyondThem() throws Exception {
        try (Admin root = Admin.create(cluster.client(TlsBroker.SUPER_USER))) {
            root.createAcls(Set.of(beyond())).all().get();
        }

        Cli.Outcome outcome = cluster.giveRights();

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .contains("kept,User:query-api,allow,write,topic,literal,credledger.commands.edge")
                .contains("beyond,User:mallory,allow,write,topic,literal,credledger.events")
                .doesNotContain("added");
        assertThat(outcome.err()).contains("kafka-acls");
    }

    @Test
    void theDoctorFindsNothingWithARolesOwnSettings(@TempDir Path home) {
        for (BrokerPrincipal role : Set.of(LEDGER_SERVICE, QUERY_API, REFRESHER, AUDITOR)) {
            Cli cli = new Cli(home);
            cluster.settings(role.principalName()).forEach(cli::with);
            cli.time().startAt(Instant.now());

            Cli.Outcome outcome = cli.run("doctor");

            assertThat(outcome.code()).as(outcome.out()).isZero();
            assertThat(outcome.out())
                    .contains("2 shards, and all as founded", "those that are given are this ledger's");
        }
    }

    @Test
    void theDoctorSaysThatAPasswordIsWrong(@TempDir Path home) {
        Cli cli = new Cli(home);
        cluster.settings(QUERY_API.principalName()).forEach(cli::with);

        Cli.Outcome outcome =
                cli.with("CREDLEDGER_KAFKA_SASL_USERNAME", "refresher").run("doctor");

        assertThat(outcome.code()).isEqualTo(9);
        assertThat(outcome.out()).contains("the broker refuses user name or password");
    }

    private static AclBinding beyond() {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, Topics.EVENTS.name(), PatternType.LITERAL),
                new AccessControlEntry("User:mallory", "*", WRITE, AclPermissionType.ALLOW));
    }

    private static Map<String, Set<AclOperation>> table(
            AclOperation first, String topics, AclOperation second, String others) {
        Map<String, Set<AclOperation>> table = new TreeMap<>();
        Topics.ALL.forEach(topic -> table.put(topic.name(), new TreeSet<>()));
        add(first, topics, table);
        add(second, others, table);
        return table;
    }

    private static void add(AclOperation operation, String topics, Map<String, Set<AclOperation>> table) {
        for (String topic : topics.split(" ", -1)) {
            if (!topic.isEmpty()) {
                table.computeIfAbsent("credledger." + topic, absent -> new TreeSet<>())
                        .add(operation);
            }
        }
    }

    /** What the broker lets the principal do with records; describing comes with it and is nothing else. */
    private static Map<String, Set<AclOperation>> topicRights(BrokerPrincipal principal) throws Exception {
        Set<AclOperation> harmless = Set.of(AclOperation.DESCRIBE, AclOperation.DESCRIBE_CONFIGS, AclOperation.CREATE);
        Map<String, Set<AclOperation>> rights = new TreeMap<>();
        try (Admin client = Admin.create(cluster.client(principal.principalName()))) {
            for (Topic<?> topic : Topics.ALL) {
                Set<AclOperation> allowed = allowed(client, topic.name());
                assertThat(principal == ADMIN || !allowed.contains(AclOperation.CREATE))
                        .isTrue();
                allowed.removeAll(harmless);
                rights.put(topic.name(), allowed);
            }
        }
        return rights;
    }

    private static Set<AclOperation> allowed(Admin client, String topic) throws Exception {
        try {
            DescribeTopicsOptions withRights = new DescribeTopicsOptions().includeAuthorizedOperations(true);
            TopicDescription described = Objects.requireNonNull(client.describeTopics(Set.of(topic), withRights)
                    .allTopicNames()
                    .get()
                    .get(topic));
            return new TreeSet<>(described.authorizedOperations());
        } catch (ExecutionException e) {
            assertThat(e).hasCauseInstanceOf(TopicAuthorizationException.class);
            return new TreeSet<>();
        }
    }

    private static Set<String> topics(Map<String, Object> client) throws Exception {
        try (Admin admin = Admin.create(client)) {
            return admin.listTopics().names().get();
        }
    }
}
