package io.credledger.clients;

import io.credledger.ledger.CommandId;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.EventHeader;
import io.credledger.ledger.EventId;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Octets;
import io.credledger.ledger.Position;
import io.credledger.ledger.ProviderClientId;
import io.credledger.ledger.ProviderRef;
import io.credledger.ledger.Role;
import io.credledger.ledger.Routing;
import io.credledger.ledger.SealedPart;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** The server's shard as the writer would have it, read by consumers of memory. */
final class ServerShard {

    static final int SHARD = 1;
    static final LedgerId LEDGER = LedgerId.of(7, 7);
    static final OuterFormat FORMAT = OuterFormat.builtIn();
    static final ProviderRef GITHUB = ProviderRef.of(1, 1);
    static final ProviderRef GITLAB = ProviderRef.of(2, 2);

    private static final Routing ROUTING = new Routing(SHARD);
    static final TopicPartition EVENTS = new TopicPartition(Topics.EVENTS.name(), SHARD);
    private static final TopicPartition KEYS = new TopicPartition(Topics.KEYS.name(), SHARD);

    private final List<ConsumerRecord<byte[], byte[]>> events = new ArrayList<>();
    private final List<ConsumerRecord<byte[], byte[]>> keys = new ArrayList<>();
    private final Map<EntityId, Long> versions = new HashMap<>();
    private int counter;

    ServerShard registered(int n) {
        IdentityId identity = IdentityId.of(ROUTING, n);
        return happened(identity, new Fact.IdentityRegistered(newKey(identity, "details"), Set.of(Role.USER)));
    }

    ServerShard stored(ProviderRef provider) {
        ProviderClientId client = client(provider);
        return happened(
                client, new Fact.ProviderClientStored(provider, newKey(client, "details"), newKey(client, "token")));
    }

    ServerShard removed(ProviderRef provider) {
        return happened(client(provider), new Fact.ProviderClientRemoved());
    }

    ServerShard paused(ProviderRef provider) {
        return happened(client(provider), new Fact.ProviderPaused());
    }

    /** Tombstones for all keys until now. */
    ServerShard shredded() {
        List.copyOf(keys).forEach(record -> append(keys, KEYS, record.key(), null));
        return this;
    }

    ServerShard garbage() {
        append(events, EVENTS, ROUTING.recordKey(), new byte[] {1, 2, 3});
        return this;
    }

    private static ProviderClientId client(ProviderRef provider) {
        return ProviderClientId.of(ROUTING, provider.value().hashCode());
    }

    private ServerShard happened(EntityId entity, Fact fact) {
        long version = versions.merge(entity, 1L, Long::sum);
        SealedPart sealed =
                new SealedPart(keyId(counter), Octets.copyOf(new byte[32]), Octets.copyOf(new byte[] {(byte) counter}));
        LedgerEvent event = new LedgerEvent(
                new EventHeader(
                        LEDGER,
                        new Position(SHARD, events.size() + 1),
                        EventId.of(++counter, 1),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        IdentityId.of(ROUTING, 0),
                        CommandId.of(ROUTING, counter),
                        entity,
                        version,
                        Octets.EMPTY),
                fact,
                sealed);
        append(events, EVENTS, ROUTING.recordKey(), new EventCodec(FORMAT).encode(event));
        return this;
    }

    private DataKeyId newKey(EntityId subject, String purpose) {
        DataKeyId id = keyId(++counter);
        WrappedDataKey key = new WrappedDataKey(id, subject, purpose, Octets.copyOf(new byte[] {1}));
        append(keys, KEYS, RecordKeys.of(ROUTING, id), new DataKeyCodec(FORMAT).encode(LEDGER, key));
        return id;
    }

    private static DataKeyId keyId(int number) {
        return DataKeyId.of(ByteBuffer.allocate(32).putInt(number).array());
    }

    private static void append(
            List<ConsumerRecord<byte[], byte[]>> log, TopicPartition place, byte[] key, byte @Nullable [] value) {
        log.add(new ConsumerRecord<>(place.topic(), place.partition(), log.size(), key, value));
    }

    /** What a process that has read all of it keeps. */
    void keptIn(Path file, Instant now) {
        MockConsumer<byte[], byte[]> consumer = consumer();
        ClientTail tail = new ClientTail(
                new ClientLog(consumer, SHARD),
                new ClientFold(FORMAT),
                new SnapshotFile(file),
                LEDGER,
                Clock.fixed(now, ZoneOffset.UTC));
        tail.advance();
        deliver(consumer);
        tail.advance();
        tail.keep();
    }

    /** A consumer that finds all that there is now. */
    MockConsumer<byte[], byte[]> consumer() {
        MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
        consumer.updateBeginningOffsets(Map.of(EVENTS, 0L, KEYS, 0L));
        consumer.updateEndOffsets(Map.of(EVENTS, (long) events.size(), KEYS, (long) keys.size()));
        return consumer;
    }

    /** Hands over what its place is before. */
    void deliver(MockConsumer<byte[], byte[]> consumer) {
        for (ConsumerRecord<byte[], byte[]> record : events) {
            consumer.addRecord(record);
        }
        for (ConsumerRecord<byte[], byte[]> record : keys) {
            consumer.addRecord(record);
        }
    }
}
