package io.credledger.cli.doctor;

import io.credledger.cli.client.doctor.Finding;
import io.credledger.cli.client.doctor.Findings;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Whether the topics are as they were founded: partitions, what is kept and for how long, copies. */
record TopicsCheck(Admin admin, Installation.Cluster cluster) implements Check {

    private static final String MIN_IN_SYNC = "min.insync.replicas";

    /**
     * What a topic is like.
     *
     * @param outOfSync partitions with fewer copies in sync than there are
     */
    record Seen(int partitions, int outOfSync, Map<String, String> config) {

        Seen {
            config = Map.copyOf(config);
        }
    }

    @Override
    public void into(Findings findings) throws ExecutionException, InterruptedException {
        Map<String, Seen> seen = new HashMap<>();
        int hidden = 0;
        for (Topic<?> topic : Topics.ALL) {
            try {
                look(topic).ifPresent(found -> seen.put(topic.name(), found));
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicAuthorizationException)) {
                    throw e;
                }
                hidden++;
            }
        }
        judge(seen, hidden, cluster.minInSync(), findings);
    }

    private Optional<Seen> look(Topic<?> topic) throws ExecutionException, InterruptedException {
        TopicDescription description;
        try {
            description = Objects.requireNonNull(admin.describeTopics(Set.of(topic.name()))
                    .allTopicNames()
                    .get()
                    .get(topic.name()));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
        Config config = Objects.requireNonNull(
                admin.describeConfigs(Set.of(resource)).all().get().get(resource));
        Map<String, String> texts = new HashMap<>();
        config.entries().forEach(entry -> texts.put(entry.name(), String.valueOf(entry.value())));
        int outOfSync = (int) description.partitions().stream()
                .filter(partition ->
                        partition.isr().size() < partition.replicas().size())
                .count();
        return Optional.of(new Seen(description.partitions().size(), outOfSync, texts));
    }

    /** @param hidden how many topics this principal may not see: whether they are there nobody knows */
    static void judge(Map<String, Seen> seen, int hidden, int minInSync, Findings findings) {
        Seen events = seen.get(Topics.EVENTS.name());
        if (events == null) {
            findings.add(Trouble.failed(
                    "topics",
                    "there is no ledger on this cluster, or it is not this principal's to see",
                    "credledger init; or is it the right cluster?"));
            return;
        }
        List<Topic<?>> wrong = Topics.ALL.stream()
                .filter(topic ->
                        !isRight(topic, seen.get(topic.name()), hidden, events.partitions(), minInSync, findings))
                .toList();
        if (wrong.isEmpty()) {
            findings.add(Finding.ok("topics", events.partitions() + " shards, and all as founded"));
        }
    }

    private static boolean isRight(
            Topic<?> topic, @Nullable Seen seen, int hidden, int shards, int minInSync, Findings findings) {
        if (seen == null) {
            if (hidden == 0) {
                findings.add(Trouble.failed(
                        "topics", topic.name() + " is missing", "credledger init again: it makes what is missing"));
            }
            return hidden > 0;
        }
        boolean right = true;
        if (seen.partitions() != topic.partitions(shards)) {
            right = false;
            findings.add(Trouble.failed(
                    "topics",
                    topic.name() + " has " + seen.partitions() + " partitions instead of " + topic.partitions(shards),
                    "partitions cannot be taken back: stop everything and restore that topic (docs/backup.md)"));
        }
        for (Map.Entry<String, String> wanted : topic.config().entrySet()) {
            right &= isSet(topic, wanted.getKey(), wanted.getValue(), seen, findings);
        }
        right &= isSet(topic, MIN_IN_SYNC, Integer.toString(minInSync), seen, findings);
        if (seen.outOfSync() > 0) {
            right = false;
            findings.add(Finding.warning(
                    "topics",
                    topic.name() + " has " + seen.outOfSync() + " partitions with a copy that is behind",
                    "is a broker away or slow? kafka-topics --describe --under-replicated-partitions"));
        }
        return right;
    }

    private static boolean isSet(Topic<?> topic, String name, String wanted, Seen seen, Findings findings) {
        String is = seen.config().getOrDefault(name, "not set");
        if (is.equals(wanted)) {
            return true;
        }
        findings.add(Trouble.failed(
                "topics",
                topic.name() + " has " + name + " " + is + " instead of " + wanted,
                "kafka-configs --bootstrap-server … --alter --entity-type topics --entity-name " + topic.name()
                        + " --add-config " + name + "=" + wanted));
        return false;
    }
}
