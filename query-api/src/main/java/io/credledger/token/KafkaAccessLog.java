package io.credledger.token;

import io.credledger.crypto.CryptoException;
import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Routing;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.view.ViewUnavailableException;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.RegistryUnavailableException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** {@code credledger.access}: beside the connection's shard, or that of who is concerned where there is no connection. */
public final class KafkaAccessLog implements AccessLog {

    private final Producer<byte[], byte[]> producer;
    private final AccessCodec codec;
    private final AccessRecords records;
    private final Place place;
    private final Executor executor;

    /**
     * Where records stand.
     *
     * @param shards how many the ledger has
     * @param nobody where records stand that concern nobody who is known
     */
    public record Place(int shards, Routing nobody) {}

    /**
     * @param producer acknowledged by all in-sync replicas, or failed after a bounded time; whoever made it closes it
     * @param executor goes on with what waited: the producer's own thread must not answer requests
     */
    public KafkaAccessLog(
            Producer<byte[], byte[]> producer,
            AccessCodec codec,
            AccessRecords records,
            Place place,
            Executor executor) {
        this.producer = producer;
        this.codec = codec;
        this.records = records;
        this.place = place;
        this.executor = executor;
    }

    @Override
    public CompletableFuture<Void> record(AccessEntry entry) {
        CompletableFuture<Void> acknowledged = new CompletableFuture<>();
        try {
            AccessRecord access = records.of(entry);
            Routing routing = routing(access);
            // What became of it is told to the callback.
            var unused = producer.send(
                    new ProducerRecord<>(
                            Topics.ACCESS.name(),
                            routing.shard(place.shards()),
                            access.at().toEpochMilli(),
                            RecordKeys.of(routing),
                            codec.encode(access)),
                    (metadata, failure) -> executor.execute(() -> settle(acknowledged, failure)));
        } catch (KafkaException
                | IllegalStateException
                | CryptoException
                | ViewUnavailableException
                | RegistryUnavailableException e) {
            acknowledged.completeExceptionally(new AccessNotRecordedException(e));
        }
        return acknowledged;
    }

    private static void settle(CompletableFuture<Void> acknowledged, @Nullable Exception failure) {
        if (failure == null) {
            acknowledged.complete(null);
        } else {
            acknowledged.completeExceptionally(new AccessNotRecordedException(failure));
        }
    }

    private Routing routing(AccessRecord access) {
        return Optional.<EntityId>ofNullable(access.connection())
                .or(() -> Optional.ofNullable(access.caller()))
                .or(() -> Optional.ofNullable(access.subject()))
                .map(EntityId::routing)
                .orElse(place.nobody());
    }
}
