package io.credledger.cli.founding;

import io.credledger.app.query.EdgeKeyCheck;
import io.credledger.cli.broker.BrokerAcls;
import io.credledger.config.ConfigurationException;
import io.credledger.config.ConfigurationProblem;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.ShardId;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.ShardReader;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes topics a ledger. Shard 0 comes first and alone: whatever founding reached it is the ledger's, so two founders, or one that was killed
 * and began again, end with one ledger.
 */
public final class Founder {

    private static final Logger LOG = LoggerFactory.getLogger(Founder.class);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> client;
    private final OuterFormat format;
    private final Clock clock;

    public Founder(Map<String, Object> client, OuterFormat format, Clock clock) {
        this.client = Map.copyOf(client);
        this.format = format;
        this.clock = clock;
    }

    /** Whether a ledger's topics are there already: then its keys are somewhere, and none may be made. */
    public boolean isBegun() {
        try (CommittedRecords records = new CommittedRecords(client)) {
            return records.partitions(Topics.EVENTS.name()) > 0;
        }
    }

    /** Whether some head is signed: then the key that signs is somewhere, and none may be made. */
    public boolean isSigned() {
        try (CommittedRecords records = new CommittedRecords(client)) {
            return records.end(Topics.CHECKPOINTS.name(), 0) > 0;
        }
    }

    /**
     * Creates the topics that are missing, and gives each role its rights on them.
     *
     * @param shards if the ledger is new
     * @return how many shards the ledger has
     */
    public int createTopics(int shards, int replication, int minInSync) throws InterruptedException {
        int present;
        try (CommittedRecords records = new CommittedRecords(client)) {
            present = records.partitions(Topics.EVENTS.name());
        }
        int decided = present == 0 ? shards : present;
        try (Admin admin = Admin.create(client)) {
            new TopicCreation(admin, replication, minInSync).create(decided);
            if (!BrokerAcls.applyIfAuthorized(admin)) {
                LOG.warn("this cluster has no authorizer: whoever reaches it can write commands");
            }
        } catch (ExecutionException e) {
            throw new UnrecoverableException(ExitCode.NOT_ALLOWED, "the rights could not be set", e.getCause());
        }
        return decided;
    }

    /**
     * Founds every shard that is not founded, and gives the first admin a token if there is no token file. A ledger service must be running.
     *
     * @throws UnrecoverableException when the topics are another ledger's, or nobody writes the log in time
     * @throws ConfigurationException when the keys are not those that the ledger was founded with
     */
    public void found(FoundingPlan plan, Path tokenFile) throws InterruptedException {
        LedgerFounded founded = found(plan);
        EdgeKeys edge = EdgeKeyCheck.open(plan.keys().master(), plan.keys().pseudonym(), founded, this::recordedKeys);
        if (Files.exists(tokenFile)) {
            return;
        }
        try (CommittedRecords records = new CommittedRecords(client);
                CommandCourier courier = new CommandCourier(client, format, founded.shards(), clock)) {
            StoredKeys stored = new StoredKeys(records, new DataKeyCodec(format), edge.dataKeys(), founded.shards());
            new AdminEnrolment(edge, courier, stored, clock).enrol(plan.firstAdmin(), tokenFile);
        } catch (IOException e) {
            throw new ConfigurationException(
                    List.of(new ConfigurationProblem(tokenFile.toString(), "must be a file that can be written")));
        }
    }

    private RecordedKeys recordedKeys() {
        try (CommittedRecords records = new CommittedRecords(client)) {
            return RecordedKeys.of(new ShardReader(records, new EventCodec(format)).shard(0));
        }
    }

    private LedgerFounded found(FoundingPlan plan) throws InterruptedException {
        FoundingMessages messages = new FoundingMessages(plan);
        try (CommittedRecords records = new CommittedRecords(client);
                KafkaProducer<byte[], byte[]> producer = producer()) {
            FoundingReader reader = new FoundingReader(records, new EventCodec(format));
            LedgerId ledger = newLedger();
            for (int shard = 0; shard < plan.shards(); shard++) {
                Optional<LedgerFounded> founded = reader.shard(shard);
                if (founded.isEmpty()) {
                    send(producer, messages.of(ledger, shard, clock.instant()), shard);
                    founded = Optional.of(awaitFounding(reader, shard));
                }
                ledger = shard == 0 ? founded.get().ledger() : ledger;
            }
            return reader.ledger();
        }
    }

    private static LedgerId newLedger() {
        SecureRandom random = new SecureRandom();
        return LedgerId.of(random.nextLong(), random.nextLong());
    }

    private void send(KafkaProducer<byte[], byte[]> producer, CommandMessage message, int shard)
            throws InterruptedException {
        String topic = Topics.COMMANDS_EDGE.name();
        byte[] key = RecordKeys.of(ShardId.of(shard).routing());
        byte[] value = new CommandCodec(format).encode(topic, message);
        try {
            producer.send(new ProducerRecord<>(topic, shard, key, value)).get();
        } catch (ExecutionException e) {
            throw new UnrecoverableException(ExitCode.UNREACHABLE, "the founding could not be sent", e.getCause());
        }
    }

    private LedgerFounded awaitFounding(FoundingReader reader, int shard) throws InterruptedException {
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            Optional<LedgerFounded> founded = reader.shard(shard);
            if (founded.isPresent()) {
                return founded.get();
            }
            Thread.sleep(20);
        }
        throw new UnrecoverableException(
                ExitCode.UNREACHABLE,
                "no ledger service has founded shard " + shard + " in time; run again, it resumes");
    }

    private KafkaProducer<byte[], byte[]> producer() {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }
}
