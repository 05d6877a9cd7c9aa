package io.credledger.cli.founding;

import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates what is missing of a ledger's topics, and holds what is there to its number of partitions. */
final class TopicCreation {

    private static final Duration PATIENCE = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Admin admin;
    private final int replication;
    private final int minInSync;

    TopicCreation(Admin admin, int replication, int minInSync) {
        this.admin = admin;
        this.replication = replication;
        this.minInSync = minInSync;
    }

    /** @param shards the ledger's, for ever */
    void create(int shards) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!tryCreate(shards, System.nanoTime() > deadline)) {
            Thread.sleep(PAUSE.toMillis());
        }
    }

    /** False where somebody founds at the same time, or a broker does not know yet what the controller has made. */
    private boolean tryCreate(int shards, boolean last) throws InterruptedException {
        try {
            Set<String> present = admin.listTopics().names().get();
            List<NewTopic> missing = Topics.ALL.stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .map(topic -> newTopic(topic, shards))
                    .toList();
            admin.createTopics(missing).all().get();
            verify(shards);
            return true;
        } catch (ExecutionException e) {
            boolean passing =
                    e.getCause() instanceof TopicExistsException || e.getCause() instanceof RetriableException;
            if (last || !passing) {
                throw new UnrecoverableException(ExitCode.UNREACHABLE, "the topics could not be created", e.getCause());
            }
            return false;
        }
    }

    private NewTopic newTopic(Topic<?> topic, int shards) {
        Map<String, String> config = new HashMap<>(topic.config());
        config.put("min.insync.replicas", Integer.toString(minInSync));
        return new NewTopic(topic.name(), topic.partitions(shards), (short) replication).configs(config);
    }

    private void verify(int shards) throws ExecutionException, InterruptedException {
        List<String> names = Topics.ALL.stream().map(Topic::name).toList();
        var described = admin.describeTopics(names).allTopicNames().get();
        for (Topic<?> topic : Topics.ALL) {
            var description = described.get(topic.name());
            if (description == null || description.partitions().size() != topic.partitions(shards)) {
                throw new UnrecoverableException(
                        ExitCode.BAD_CONFIGURATION,
                        "topic " + topic.name() + " exists with another number of partitions than "
                                + topic.partitions(shards));
            }
        }
    }
}
