package io.credledger.streams;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Evolve;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.ShardId;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads what happened to a shard itself, which is little: its whole log is read, but only its own events are decoded. */
public final class ShardReader {

    private final CommittedRecords records;
    private final EventCodec codec;

    public ShardReader(CommittedRecords records, EventCodec codec) {
        this.records = records;
        this.codec = codec;
    }

    /**
     * What its events add up to.
     *
     * @throws UnrecoverableException when the shard is not founded, or its events are not a history
     */
    public EntityState.Shard shard(int shard) {
        ShardId id = ShardId.of(shard);
        byte[] key = RecordKeys.of(id.routing());
        AtomicReference<EntityState> state = new AtomicReference<>();
        try {
            records.forEach(Topics.EVENTS.name(), shard, record -> {
                if (Arrays.equals(record.key(), key)) {
                    apply(id, record, state);
                }
            });
        } catch (UnreadableRecordException | BrokenHistoryException e) {
            throw new UnrecoverableException(
                    ExitCode.UNEXPECTED, "what happened to shard " + shard + " itself cannot be read", e);
        }
        if (state.get() instanceof EntityState.Shard founded) {
            return founded;
        }
        throw new UnrecoverableException(ExitCode.BAD_CONFIGURATION, "shard " + shard + " is not founded");
    }

    private void apply(ShardId id, ConsumerRecord<byte[], byte[]> record, AtomicReference<EntityState> state) {
        LedgerEvent event = codec.decode(record.value());
        if (event.header().entity().equals(id)) {
            state.set(Evolve.apply(state.get(), event.header(), event.fact()));
        }
    }
}
