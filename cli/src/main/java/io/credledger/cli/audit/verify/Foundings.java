package io.credledger.cli.audit.verify;

import io.credledger.cli.audit.log.Lane;
import io.credledger.cli.audit.log.LedgerLog;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.credledger.wire.UnreadableRecordException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** How the ledger was founded: which one it is, and how many shards it has had ever since. */
public final class Foundings {

    private static final String EVENTS = Topics.EVENTS.name();

    private Foundings() {}

    /** Of shard 0. */
    public static LedgerFounded first(LedgerLog log, OuterFormat format) {
        if (log.partitions(EVENTS) == 0) {
            throw new DiscrepancyException(EVENTS, "is not there, or may not be read");
        }
        return of(0, log, format);
    }

    /** That every shard is there and of the same ledger. */
    static void check(LedgerFounded first, LedgerLog log, OuterFormat format) {
        int partitions = log.partitions(EVENTS);
        if (partitions != first.shards()) {
            throw new DiscrepancyException(
                    EVENTS, "has " + partitions + " shards, and was founded with " + first.shards());
        }
        for (int shard = 0; shard < partitions; shard++) {
            if (!constant(of(shard, log, format)).equals(constant(first))) {
                throw new DiscrepancyException(shard + ":1", "founds another ledger than 0:1");
            }
        }
    }

    private static List<Object> constant(LedgerFounded founding) {
        return List.of(
                founding.ledger(),
                founding.shards(),
                founding.vault(),
                founding.server(),
                founding.pseudonymKey(),
                founding.detailsKek(),
                founding.tokensKek(),
                founding.refresherKey());
    }

    private static LedgerFounded of(int shard, LedgerLog log, OuterFormat format) {
        try (Lane lane = log.lane(EVENTS, shard)) {
            ConsumerRecord<byte[], byte[]> record = lane.next();
            if (record == null) {
                throw new DiscrepancyException(
                        "shard " + shard, "has no events, not even its founding: it was dropped");
            }
            if (new EventCodec(format).decode(record.value()).fact() instanceof LedgerFounded founding) {
                return founding;
            }
            throw new DiscrepancyException(shard + ":1", "is missing: the shard does not begin with its founding");
        } catch (UnreadableRecordException e) {
            throw new DiscrepancyException(shard + ":1", "is no event: " + e.getMessage());
        }
    }
}
