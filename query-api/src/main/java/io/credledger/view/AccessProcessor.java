package io.credledger.view;

import io.credledger.ledger.AccessRecord;
import io.credledger.ledger.ConnectionId;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.util.Objects;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Lays access records beside the connection that they are about, exactly as the topic has them, and grows their tree. A record that comes again after a crash is
 * written again to the same place. One instance per shard, on one thread.
 */
final class AccessProcessor implements Processor<byte[], byte[], Void, Void> {

    private final ViewParts parts;
    private final AccessCodec codec;
    private @Nullable Shard shard;

    AccessProcessor(ViewParts parts) {
        this.parts = parts;
        this.codec = new AccessCodec(parts.format());
    }

    /** What exists once the task has its store. */
    private record Shard(
            int number,
            ProcessorContext<Void, Void> context,
            KeyValueStore<Bytes, byte[]> accesses,
            AccessTree tree,
            Quarantine quarantine) {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        int number = context.taskId().partition();
        StoreSet stores = context::getStateStore;
        TreeStore tree = new TreeStore(stores.named(ViewStores.ACCESS_TREE));
        long committed = parts.committed().next(Topics.ACCESS.name(), number);
        shard = new Shard(
                number,
                context,
                stores.named(ViewStores.ACCESSES),
                new AccessTree(tree, parts.positions(), number, committed),
                new Quarantine(parts.metrics(), number));
        parts.stores().open(number, ViewStores.OF_ACCESS, stores);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Shard here = Objects.requireNonNull(shard);
        RecordMetadata metadata = here.context().recordMetadata().orElseThrow();
        here.tree().add(metadata.offset(), record.value());
        try {
            RegistryPatience.DEFAULT.run(() -> keep(here, record.value(), metadata.offset()));
        } catch (UnknownSchemaException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "a record was written by a later version of this program", e);
        } catch (UnreadableRecordException e) {
            here.quarantine().setAside(new Origin(metadata.topic(), metadata.offset()), String.valueOf(e.getMessage()));
        }
    }

    private void keep(Shard here, byte @Nullable [] bytes, long offset) {
        AccessRecord access = codec.decode(bytes);
        ConnectionId connection = access.connection();
        if (connection == null) {
            return;
        }
        if (connection.routing().shard(parts.positions().shards()) != here.number()) {
            throw new UnreadableRecordException("an access record must be in its connection's shard");
        }
        here.accesses().put(StoreKeys.access(connection, offset), Objects.requireNonNull(bytes));
    }

    @Override
    public void close() {
        if (shard != null) {
            parts.stores().close(shard.number(), ViewStores.OF_ACCESS);
            parts.positions().accesses(shard.number(), 0);
        }
    }
}
