package io.credledger.cli.doctor;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.credledger.cli.broker.BrokerAcls;
import io.credledger.cli.broker.ClusterRights;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** Kafka, topics, rights, registry and the public URL. */
class ClusterFindingsTest {

    private static final int SHARDS = 4;
    private static final String EVENTS = Topics.EVENTS.name();

    private final Map<String, TopicsCheck.Seen> topics = new HashMap<>();

    ClusterFindingsTest() {
        for (Topic<?> topic : Topics.ALL) {
            Map<String, String> config = new HashMap<>(topic.config());
            config.put("min.insync.replicas", "2");
            topics.put(topic.name(), new TopicsCheck.Seen(topic.partitions(SHARDS), 0, config));
        }
    }

    @Test
    void topicsAsTheyWereFoundedAreFine() {
        topics(0).isFine();
    }

    @Test
    void aClusterWithoutALedgerIsSaid() {
        topics.clear();

        topics(0).fails("there is no ledger", "credledger init");
    }

    @Test
    void aMissingTopicIsMadeByInit() {
        topics.remove(Topics.DLQ.name());

        topics(0).fails("credledger.dlq is missing", "credledger init");
        topics(1).isFine();
    }

    @Test
    void anotherNumberOfPartitionsCannotBeTakenBack() {
        topics.put(Topics.REPLIES.name(), new TopicsCheck.Seen(5, 0, config(Topics.REPLIES)));

        topics(0).fails("credledger.replies has 5 partitions instead of 4", "restore");
    }

    @Test
    void aLogThatIsCompactedOrForgottenIsMendedByTheLineThatIsShown() {
        set(EVENTS, "cleanup.policy", "compact");
        topics(0).fails("credledger.events has cleanup.policy compact", "--add-config cleanup.policy=delete");

        set(EVENTS, "retention.ms", "604800000");
        topics(0).fails("retention.ms 604800000 instead of -1", "--add-config retention.ms=-1");
    }

    @Test
    void aTopicThatOneCopySufficesForIsSaid() {
        set(EVENTS, "min.insync.replicas", "1");

        topics(0).fails("min.insync.replicas 1 instead of 2", "--add-config min.insync.replicas=2");
    }

    @Test
    void aCopyThatIsBehindIsSaid() {
        topics.put(EVENTS, new TopicsCheck.Seen(SHARDS, 3, config(Topics.EVENTS)));

        topics(0).warns("3 partitions with a copy that is behind", "under-replicated");
    }

    @Test
    void transactionsNeedTheirSecondVersion() {
        Told.of(BrokersCheck.transactions(2)).isFine();
        Told.of(BrokersCheck.transactions(1)).fails("transaction.version is 1", "kafka-features");
    }

    @Test
    void copiesAndHowManyMustBeInSyncFitEachOtherAndTheBrokers() {
        Told.of(BrokersCheck.replication(3, 2, 3)).isFine();
        Told.of(BrokersCheck.replication(1, 1, 1)).isFine();
        Told.of(BrokersCheck.replication(3, 2, 1)).fails("cannot be made", "missing brokers");
        Told.of(BrokersCheck.replication(3, 1, 3)).fails("lost with it", "CREDLEDGER_MIN_INSYNC_REPLICAS=2");
        Told.of(BrokersCheck.replication(3, 3, 3)).warns("stops every write", "3 and 2");
        Told.of(BrokersCheck.replication(1, 1, 3)).warns("takes its shards with it", "3 copies");
    }

    @Test
    void rightsThatAreMissingAndRightsBeyondAreSaid() {
        var needed = BrokerAcls.bindings();

        rights(new ClusterRights(needed, List.of(), List.of())).isFine();
        rights(new ClusterRights(List.of(), needed, List.of()))
                .fails("missing: User:ledger-service", "credledger init --acls");
        rights(new ClusterRights(needed, List.of(), needed.subList(0, 1)))
                .warns("nobody of ours needs", "kafka-acls --remove");
    }

    @Test
    void aBrokerThatCannotBeUsedSaysWhichWay() {
        Told.of(Trouble.ofKafka("kafka", new SslAuthenticationException(""))).fails("TLS", "TRUSTSTORE");
        Told.of(Trouble.ofKafka("kafka", new SaslAuthenticationException("canary")))
                .fails("refuses user name or password", "SCRAM");
        Told.of(Trouble.ofKafka("kafka", new TimeoutException())).fails("no answer", "SECURITY_PROTOCOL");
    }

    @Test
    void aRegistryThatIsAwayOrHasNoSubjectsIsSaid() {
        registry(Optional.empty()).fails("nothing answers", "CREDLEDGER_SCHEMA_REGISTRY_URL");
        registry(Optional.of(probe(404, "{}"))).fails("404", "/apis/ccompat/v7");
        registry(Optional.of(probe(200, "[]"))).fails("does not have credledger.commands.edge-value", "founded with");
        registry(Optional.of(probe(
                        200,
                        "[\"credledger.commands.edge-value\",\"credledger.events-value\",\"credledger.keys-value\","
                                + "\"credledger.replies-value\"]")))
                .isFine();
    }

    @Test
    void aPublicUrlThatIsNotThatIsSaid() {
        Told.of(PublicUrlCheck.unset("127.0.0.1")).isFine();
        Told.of(PublicUrlCheck.unset("0.0.0.0")).fails("listens on 0.0.0.0", "/v1/connect/callback");
        Told.of(PublicUrlCheck.scheme(URI.create("http://ledger.example"))).fails("is not https", "TLS");
        Told.of(PublicUrlCheck.scheme(URI.create("http://localhost:8080"))).isFine();
        Told.of(PublicUrlCheck.scheme(URI.create("https://ledger.example"))).isFine();
    }

    @Test
    void anAddressThatSendsOnOrIsSomebodyElsesIsSaid() {
        String origin = "https://ledger.example";
        Told.of(PublicUrlCheck.reached(origin, Optional.empty())).warns("nothing answers", "proxy");
        Told.of(PublicUrlCheck.reached(
                        origin,
                        Optional.of(new Probe(
                                301,
                                Optional.empty(),
                                "https://www.ledger.example/",
                                new JsonMapper().createObjectNode()))))
                .fails("sends whoever asks on to https://www.ledger.example/", "/v1/connect/callback");
        Told.of(PublicUrlCheck.reached(origin, Optional.of(probe(200, "{}")))).fails("something else", "health/live");
        Told.of(PublicUrlCheck.reached(origin, Optional.of(probe(200, "{\"status\": \"live\"}"))))
                .isFine();
    }

    private Told topics(int hidden) {
        Findings findings = new Findings();
        TopicsCheck.judge(topics, hidden, 2, findings);
        return new Told(findings);
    }

    private void set(String topic, String name, String value) {
        Map<String, String> config = new HashMap<>(config(Topics.EVENTS));
        config.put(name, value);
        topics.put(topic, new TopicsCheck.Seen(SHARDS, 0, config));
    }

    private static Map<String, String> config(Topic<?> topic) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put("min.insync.replicas", "2");
        return config;
    }

    private static Told rights(ClusterRights rights) {
        Findings findings = new Findings();
        RightsCheck.judge(rights, findings);
        return new Told(findings);
    }

    private static Told registry(Optional<Probe> answer) {
        Findings findings = new Findings();
        RegistryCheck.judge(answer, findings);
        return new Told(findings);
    }

    private static Probe probe(int status, String body) {
        try {
            return new Probe(status, Optional.empty(), "", new JsonMapper().readTree(body));
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
