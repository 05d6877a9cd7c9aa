package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.keys.StoredKeys;
import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityId;
import io.credledger.ledger.Fact;
import io.credledger.topic.Topics;
import io.credledger.wire.EventBytes;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** That each data key is where the log says it is: stored, or shredded and gone. */
final class KeysOfShard {

    private static final byte[] SHREDDED = "DataKeyShredded".getBytes(StandardCharsets.US_ASCII);

    private final int shard;
    private final LedgerLog log;
    private final EventCodec codec;
    private final StoredKeys keys;

    KeysOfShard(int shard, LedgerLog log, OuterFormat format, StoredKeys keys) {
        this.shard = shard;
        this.log = log;
        this.codec = new EventCodec(format);
        this.keys = keys;
    }

    void check(States states) {
        states.forEachKey((id, subject) -> {
            DataKeyId key = new DataKeyId(id);
            EntityId holder = EntityId.parse(new String(subject, StandardCharsets.US_ASCII));
            boolean stored = keys.has(holder.routing(), key);
            boolean shredded = states.isShredded(key);
            if (shredded && stored) {
                throw new DiscrepancyException(
                        "shard " + shard, "the data key " + key + " of " + holder + " was shredded, and is there");
            }
            if (!shredded && !stored && !isShreddedSince(key)) {
                throw new DiscrepancyException(
                        "shard " + shard,
                        "the data key " + key + " of " + holder + " is gone, and no event says that it was shredded");
            }
        });
    }

    /** The log grows while it is verified, and the keys were read after it. Seldom enough to read all of it for. */
    private boolean isShreddedSince(DataKeyId key) {
        try (Lane lane = log.toItsEnd(Topics.EVENTS.name(), shard)) {
            for (ConsumerRecord<byte[], byte[]> record = lane.next(); record != null; record = lane.next()) {
                boolean gone = EventBytes.of(record.value()).type().is(SHREDDED)
                        && codec.decode(record.value()).fact() instanceof Fact.DataKeyShredded shredded
                        && shredded.key().equals(key);
                if (gone) {
                    return true;
                }
            }
        }
        return false;
    }
}
