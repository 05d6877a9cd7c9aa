package io.credledger.fold;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one node: hands each record to its fold, and ticks. One instance per shard, on one thread. */
final class RefresherProcessor implements Processor<byte[], byte[], Void, Void> {

    private static final Logger LOG = LoggerFactory.getLogger(RefresherProcessor.class);

    private final FoldParts parts;
    private @Nullable Shard shard;

    RefresherProcessor(FoldParts parts) {
        this.parts = parts;
    }

    /** What exists once the task has its stores. */
    private record Shard(int number, ProcessorContext<Void, Void> context, ShardFold fold, Pace pace) {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        int number = context.taskId().partition();
        Calendar calendar = new Calendar(
                store(context, FoldStores.CONNECTIONS),
                store(context, FoldStores.DATA_KEYS),
                store(context, FoldStores.DUE),
                parts);
        ShardFold fold = new ShardFold(number, calendar, store(context, FoldStores.META), parts);
        Pace pace = new Pace(number, calendar, parts);
        shard = new Shard(number, context, fold, pace);
        context.schedule(parts.tick(), PunctuationType.WALL_CLOCK_TIME, at -> pace.tick(Instant.ofEpochMilli(at)));
    }

    private static KeyValueStore<Bytes, byte[]> store(ProcessorContext<Void, Void> context, String name) {
        return context.getStateStore(name);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Shard here = Objects.requireNonNull(shard);
        RecordMetadata metadata = here.context().recordMetadata().orElseThrow();
        try {
            if (metadata.topic().equals(Topics.EVENTS.name())) {
                here.fold().event(record.value());
            } else {
                here.fold().key(record.key(), record.value());
            }
        } catch (UnknownSchemaException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "a record was written by a later version of this program", e);
        } catch (BrokenHistoryException e) {
            throw new UnrecoverableException(ExitCode.UNEXPECTED, String.valueOf(e.getMessage()), e);
        } catch (UnreadableRecordException e) {
            // The view quarantines it and alarms; what it may have said is not acted upon.
            LOG.error(
                    "unreadable record {}-{}@{}: {}",
                    metadata.topic(),
                    metadata.partition(),
                    metadata.offset(),
                    e.getMessage());
        }
    }

    @Override
    public void close() {
        if (shard != null) {
            parts.figures().forget(shard.number());
            parts.restraints().forget(shard.number());
        }
    }
}
