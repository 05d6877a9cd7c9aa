package io.credledger.cli.audit.keys;

import io.credledger.cli.audit.log.AtOnce;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.cli.audit.log.Scratch;
import io.credledger.crypto.KeyPurpose;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.Routing;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.sealing.WrappedKeys;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.OuterFormat;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The ledger's wrapped data keys as the topic has them now: more than memory may hold. */
public final class StoredKeys implements WrappedKeys {

    private static final byte PREFIX = 'w';
    private static final String TOKEN = KeyPurpose.TOKEN.label();
    /** In the place of what does not open anyway. It is no key, and says so where somebody tries. */
    private static final byte[] SHUT = {};

    private final Scratch scratch;
    private final DataKeyCodec codec;

    public StoredKeys(Scratch scratch, OuterFormat format) {
        this.scratch = scratch;
        this.codec = new DataKeyCodec(format);
    }

    /** Reads the whole topic; a tombstone takes its key away. */
    public void load(LedgerLog log) {
        load(log, true);
    }

    /** Without those of tokens, which nothing opens with: enough for whoever does not ask what is there. */
    public void loadForDetails(LedgerLog log) {
        load(log, false);
    }

    private void load(LedgerLog log, boolean tokens) {
        int partitions = log.partitions(Topics.KEYS.name());
        List<Callable<Integer>> parts = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            int part = partition;
            parts.add(() -> load(log, part, tokens));
        }
        new AtOnce(partitions).run(parts);
    }

    /** A key and what becomes of it are in one partition. */
    private int load(LedgerLog log, int partition, boolean tokens) {
        try (Lane lane = log.lane(Topics.KEYS.name(), partition);
                Scratch.Batch batch = scratch.batch()) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                keep(record, batch, tokens);
            }
        }
        return partition;
    }

    /** Of a token's key all that an auditor can know is that it is there: no key of theirs opens it. */
    private static void keep(ConsumerRecord<byte[], byte[]> record, Scratch.Batch batch, boolean tokens) {
        byte[] key = prefixed(record.key());
        if (record.value() == null) {
            batch.delete(key);
        } else if (!DataKeyCodec.isFor(TOKEN, record.value())) {
            batch.put(key, record.value());
        } else if (tokens) {
            batch.put(key, SHUT);
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
