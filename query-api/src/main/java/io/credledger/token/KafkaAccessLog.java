package io.credledger.token;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Routing;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;

/** {@code credledger.access}: beside the connection's shard, or the caller's where there is no connection. */
public final class KafkaAccessLog implements AccessLog {

    private final Producer<byte[], byte[]> producer;
    private final AccessCodec codec;
    private final int shards;
    private final Duration patience;

    /** @param producer acknowledged by all in-sync replicas; whoever made it closes it */
    public KafkaAccessLog(Producer<byte[], byte[]> producer, AccessCodec codec, int shards, Duration patience) {
        this.producer = producer;
        this.codec = codec;
        this.shards = shards;
        this.patience = patience;
    }

    @Override
    public void record(AccessRecord access) {
        ConnectionId connection = access.connection();
        Routing routing = connection == null ? access.caller().routing() : connection.routing();
        ProducerRecord<byte[], byte[]> message = new ProducerRecord<>(
                Topics.ACCESS.name(), routing.shard(shards), RecordKeys.of(routing), codec.encode(access));
        try {
            producer.send(message).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AccessNotRecordedException(e);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new AccessNotRecordedException(e);
        }
    }
}
