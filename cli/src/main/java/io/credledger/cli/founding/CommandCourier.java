package io.credledger.cli.founding;

import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Reply;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Takes one command after another to the writer and waits for each reply: for founding, when there is no edge yet. */
public final class CommandCourier implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final CommittedRecords records;
    private final KafkaProducer<byte[], byte[]> producer;
    private final CommandCodec commands;
    private final ReplyCodec replies;
    private final int shards;
    private final Clock clock;

    public CommandCourier(Map<String, Object> client, OuterFormat format, int shards, Clock clock) {
        this.records = new CommittedRecords(client);
        this.producer = producer(client);
        this.commands = new CommandCodec(format);
        this.replies = new ReplyCodec(format);
        this.shards = shards;
        this.clock = clock;
    }

    private static KafkaProducer<byte[], byte[]> producer(Map<String, Object> client) {
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        return new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /** @throws UnrecoverableException when no reply comes in time: no ledger service is running */
    Reply send(CommandMessage message) throws InterruptedException {
        int shard = message.command().target().routing().shard(shards);
        long from = records.end(Topics.REPLIES.name(), shard);
        String topic = Topics.COMMANDS_EDGE.name();
        byte[] key = RecordKeys.of(message.command().target().routing());
        try {
            producer.send(new ProducerRecord<>(topic, shard, key, commands.encode(topic, message)))
                    .get();
        } catch (ExecutionException e) {
            throw new UnrecoverableException(ExitCode.UNREACHABLE, "a command could not be sent", e.getCause());
        }
        Instant deadline = clock.instant().plus(PATIENCE);
        while (clock.instant().isBefore(deadline)) {
            AtomicReference<Reply> reply = new AtomicReference<>();
            records.forEachFrom(Topics.REPLIES.name(), shard, from, record -> {
                Reply candidate = replies.decode(record.value());
                if (candidate.command().equals(message.header().id())) {
                    reply.set(candidate);
                }
            });
            if (reply.get() != null) {
                return reply.get();
            }
            Thread.sleep(PAUSE.toMillis());
        }
        throw new UnrecoverableException(
                ExitCode.UNREACHABLE, "no ledger service has answered in time; run again, it resumes");
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        records.close();
    }
}
