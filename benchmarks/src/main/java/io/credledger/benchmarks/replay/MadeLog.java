package io.credledger.benchmarks.replay;

import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.audit.log.KafkaLog;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Lives of connections, written straight to the topics behind a founding: the writer itself would take an hour. */
final class MadeLog implements AutoCloseable {

    private static final int OWNERS = 200;
    private static final EventCodec EVENTS = new EventCodec(OuterFormat.builtIn());
    private static final DataKeyCodec KEYS = new DataKeyCodec(OuterFormat.builtIn());

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<Scribe> scribes = new ArrayList<>();
    private final Lives lives;
    private Instant now = Instant.now();
    private long events;
    private volatile @Nullable Exception failure;

    MadeLog(WholeLedger ledger) {
        Map<String, Object> client = ledger.broker().clientProperties(BrokerPrincipal.ADMIN);
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        lives = new Lives(ledger.edgeKeys());
        KafkaLog log = new KafkaLog(client);
        for (int shard = 0; shard < ledger.founded().shards(); shard++) {
            Scribe scribe = new Scribe(shard);
            scribes.add(scribe);
            try (Lane lane = log.lane(Topics.EVENTS.name(), shard)) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    scribe.read(EVENTS.decode(record.value()));
                }
            }
        }
    }

    /** Until there are at least so many. */
    void grow(long wanted) {
        List<IdentityId> owners = new ArrayList<>();
        for (int owner = 0; owner < OWNERS; owner++) {
            owners.add(lives.owner(owner));
            write(lives.registered(owner, now));
        }
        for (long number = 0; events < wanted; number++) {
            try (Lives.Life life = lives.begin(owners, number)) {
                write(life.granted(now));
                write(life.shared(now));
                write(life.transferred(now));
                write(life.disconnected(now));
                scribe(life.connection().routing().shard(scribes.size())).forget(life.connection(), life.keys());
            }
        }
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("the broker must take the log", failure);
        }
    }

    private Scribe scribe(int shard) {
        return scribes.get(shard);
    }

    private void write(CommandMessage message) {
        now = now.plusMillis(1);
        int shard = message.command().target().routing().shard(scribes.size());
        for (WrappedDataKey key : message.keys()) {
            send(
                    Topics.KEYS.name(),
                    shard,
                    RecordKeys.of(key.subject().routing(), key.id()),
                    KEYS.encode(message.header().ledger(), key));
        }
        for (LedgerEvent event : scribe(shard).take(message, now)) {
            send(
                    Topics.EVENTS.name(),
                    shard,
                    RecordKeys.of(event.header().entity().routing()),
                    EVENTS.encode(event));
            events++;
        }
    }

    private void send(String topic, int shard, byte[] key, byte[] value) {
        var unused = producer.send(new ProducerRecord<>(topic, shard, key, value), (sent, refused) -> {
            if (refused != null) {
                failure = refused;
            }
        });
    }

    long events() {
        return events;
    }

    @Override
    public void close() {
        producer.close();
    }
}
