package io.credledger.cli.audit.keys;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Routing;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.WrappedKeys;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.OuterFormat;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The ledger's wrapped data keys as the topic has them now: more than memory may hold. */
public final class StoredKeys implements WrappedKeys {

    private static final byte PREFIX = 'w';

    private final Scratch scratch;
    private final DataKeyCodec codec;

    public StoredKeys(Scratch scratch, OuterFormat format) {
        this.scratch = scratch;
        this.codec = new DataKeyCodec(format);
    }

    /** Reads the whole topic; a tombstone takes its key away. */
    public void load(LedgerLog log) {
        String topic = Topics.KEYS.name();
        for (int partition = 0; partition < log.partitions(topic); partition++) {
            try (Lane lane = log.lane(topic, partition)) {
                for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                    keep(record);
                }
            }
        }
    }

    private void keep(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = prefixed(record.key());
        if (record.value() == null) {
            scratch.delete(key);
        } else {
            scratch.put(key, record.value());
        }
    }

    public boolean has(Routing routing, DataKeyId key) {
        return scratch.get(prefixed(RecordKeys.of(routing, key))) != null;
    }

    @Override
    public Optional<WrappedDataKey> dataKey(Routing routing, DataKeyId key) {
        return Optional.ofNullable(scratch.get(prefixed(RecordKeys.of(routing, key))))
                .map(value -> codec.decode(value).key());
    }

    private static byte[] prefixed(byte[] key) {
        return ByteBuffer.allocate(key.length + 1).put(PREFIX).put(key).array();
    }
}
