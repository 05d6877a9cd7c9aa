package io.credledger.benchmarks.load;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes to the empty topology and waits for what it has committed: one producer, one reader, settings as the gateway's. */
final class EmptyClient implements AutoCloseable {

    private static final int VALUE_BYTES = 500;
    private static final long PATIENCE_SECONDS = 30;

    private final Map<Long, CompletableFuture<Void>> waiting = new ConcurrentHashMap<>();
    private final AtomicLong count = new AtomicLong();
    private final byte[] value = value();
    private final Producer<byte[], byte[]> producer;
    private final Consumer<byte[], byte[]> consumer;
    private final Thread reader = new Thread(this::read, "load-empty-reader");

    EmptyClient(Map<String, Object> connection) {
        Map<String, Object> producing = new HashMap<>(connection);
        producing.put(ProducerConfig.ACKS_CONFIG, "all");
        producing.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        producer = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
        Map<String, Object> consuming = new HashMap<>(connection);
        consuming.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        consuming.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        consumer = new KafkaConsumer<>(consuming, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = IntStream.range(0, Installation.SHARDS)
                .mapToObj(shard -> new TopicPartition(EmptyTopology.OUT, shard))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        reader.setDaemon(true);
        reader.start();
    }

    /** As ciphertext is: nothing can be made of it. */
    private static byte[] value() {
        byte[] bytes = new byte[VALUE_BYTES];
        ThreadLocalRandom.current().nextBytes(bytes);
        return bytes;
    }

    void write() throws Exception {
        long number = count.incrementAndGet();
        CompletableFuture<Void> committed = new CompletableFuture<>();
        waiting.put(number, committed);
        byte[] key = ByteBuffer.allocate(Long.BYTES).putLong(number).array();
        int shard = (int) (number % Installation.SHARDS);
        var unused = producer.send(new ProducerRecord<>(EmptyTopology.IN, shard, key, value), (metadata, failure) -> {
            if (failure != null) {
                committed.completeExceptionally(failure);
            }
        });
        committed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(500))) {
                    CompletableFuture<Void> committed =
                            waiting.remove(ByteBuffer.wrap(record.key()).getLong());
                    if (committed != null) {
                        committed.complete(null);
                    }
                }
            }
        } catch (WakeupException e) {
            // Closed.
            waiting.clear();
        }
    }

    /** The reader is a daemon, and ends at once. */
    @Override
    public void close() {
        producer.close();
        consumer.wakeup();
    }
}
