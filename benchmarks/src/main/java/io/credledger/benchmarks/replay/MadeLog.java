package io.credledger.benchmarks.replay;

import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.audit.log.KafkaLog;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.edge.EdgeKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Lives of connections, written straight to the topics behind a founding: the writer itself would take an hour. */
final class MadeLog implements AutoCloseable {

    private static final EventCodec EVENTS = new EventCodec(OuterFormat.builtIn());

    private final KafkaProducer<byte[], byte[]> producer;
    private final List<MadeShard> shards = new ArrayList<>();
    private volatile @Nullable Exception failure;

    MadeLog(WholeLedger ledger) {
        Map<String, Object> client = ledger.broker().clientProperties(BrokerPrincipal.ADMIN);
        Map<String, Object> config = new HashMap<>(client);
        config.put(ProducerConfig.LINGER_MS_CONFIG, 20);
        config.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        producer = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
        EdgeKeys keys = ledger.edgeKeys();
        KafkaLog log = new KafkaLog(client);
        int count = ledger.founded().shards();
        for (int shard = 0; shard < count; shard++) {
            shards.add(new MadeShard(shard, count, begun(log, shard), keys, this::send));
        }
    }

    private static Scribe begun(KafkaLog log, int shard) {
        Scribe scribe = new Scribe(shard);
        try (Lane lane = log.lane(Topics.EVENTS.name(), shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                scribe.read(EVENTS.decode(record.value()));
            }
        }
        return scribe;
    }

    /** Until there are at least so many events, of each shard as many. */
    void grow(long wanted) throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<?>> parts = new ArrayList<>();
            for (MadeShard shard : shards) {
                parts.add(pool.submit(() -> shard.grow(wanted / shards.size())));
            }
            for (Future<?> part : parts) {
                part.get();
            }
        } finally {
            pool.shutdownNow();
        }
        producer.flush();
        if (failure != null) {
            throw new IllegalStateException("the broker must take the log", failure);
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
        return shards.stream().mapToLong(MadeShard::events).sum();
    }

    @Override
    public void close() {
        producer.close();
    }
}
