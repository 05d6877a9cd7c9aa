package io.credledger.cli.suite;

import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.store.ShardStore;
import io.credledger.streams.CommittedRecords;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.ReplyCodec;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;

/**
 * All that is committed of a shard.
 *
 * @param changelog the writer's store, as a new owner would restore it
 */
record ShardLog(
        int shard,
        List<LedgerEvent> events,
        List<WrappedDataKey> keys,
        List<Reply> replies,
        KeyValueStore<Bytes, byte[]> changelog) {

    static final String CHANGELOG = "credledger-ledger-service-shard-changelog";

    static List<ShardLog> readAll(Broker broker, int shards) {
        List<ShardLog> logs = new ArrayList<>();
        try (CommittedRecords records = new CommittedRecords(broker.client(BrokerPrincipal.ADMIN))) {
            for (int shard = 0; shard < shards; shard++) {
                logs.add(read(records, shard));
            }
        }
        return logs;
    }

    private static ShardLog read(CommittedRecords records, int shard) {
        OuterFormat format = OuterFormat.builtIn();
        ShardLog log = new ShardLog(shard, new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), emptyStore());
        records.forEach(
                Topics.EVENTS.name(), shard, record -> log.events.add(new EventCodec(format).decode(record.value())));
        records.forEach(
                Topics.KEYS.name(),
                shard,
                record -> log.keys.add(
                        new DataKeyCodec(format).decode(record.value()).key()));
        records.forEach(
                Topics.REPLIES.name(), shard, record -> log.replies.add(new ReplyCodec(format).decode(record.value())));
        if (records.partitions(CHANGELOG) > 0) {
            records.forEach(CHANGELOG, shard, record -> log.changelog.put(Bytes.wrap(record.key()), record.value()));
        }
        return log;
    }

    private static KeyValueStore<Bytes, byte[]> emptyStore() {
        KeyValueStore<Bytes, byte[]> store =
                Stores.inMemoryKeyValueStore("restored").get();
        store.init(new MockProcessorContext<>().getStateStoreContext(), store);
        return store;
    }

    ShardStore restored() {
        return new ShardStore(shard, changelog);
    }

    long lastSeq() {
        return events.size();
    }
}
