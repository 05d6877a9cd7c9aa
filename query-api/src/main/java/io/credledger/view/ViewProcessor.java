package io.credledger.view;

import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.wire.DataKeyCodec;
import io.credledger.wire.ReplyCodec;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The one node of the topology: hands each record of the three inputs to its fold. One instance per shard, on one thread. */
final class ViewProcessor implements Processor<byte[], byte[], Void, Void> {

    private static final Duration SETTLE_EVERY = Duration.ofSeconds(2);
    private static final Duration PRUNE_EVERY = Duration.ofSeconds(10);

    private final ViewParts parts;
    private @Nullable Shard shard;

    ViewProcessor(ViewParts parts) {
        this.parts = parts;
    }

    /** What exists once the task has its stores. */
    private record Shard(
            int number,
            ProcessorContext<Void, Void> context,
            ShardFold events,
            KeyFold keys,
            OutcomeFold outcomes,
            Quarantine quarantine) {}

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        int number = context.taskId().partition();
        StoreSet stores = context::getStateStore;
        ShardMeta meta = new ShardMeta(stores.named(ViewStores.META), number);
        KeyFold keys = new KeyFold(stores.named(ViewStores.DATA_KEYS), meta, new DataKeyCodec(parts.format()));
        OutcomeFold outcomes = new OutcomeFold(
                stores.named(ViewStores.OUTCOMES),
                stores.named(ViewStores.OUTCOMES_BY_TIME),
                meta,
                new ReplyCodec(parts.format()));
        ShardFold events = new ShardFold(number, stores, meta, keys, parts);
        events.start();
        Quarantine quarantine = new Quarantine(parts.metrics(), number);
        shard = new Shard(number, context, events, keys, outcomes, quarantine);
        context.schedule(SETTLE_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> stopping(events::settle));
        context.schedule(
                SETTLE_EVERY,
                PunctuationType.WALL_CLOCK_TIME,
                at -> quarantine.unannounced(keys.unannounced(Instant.ofEpochMilli(at))));
        context.schedule(PRUNE_EVERY, PunctuationType.WALL_CLOCK_TIME, at -> outcomes.prune(Instant.ofEpochMilli(at)));
        parts.stores().open(number, ViewStores.ALL, stores);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Shard here = Objects.requireNonNull(shard);
        RecordMetadata metadata = here.context().recordMetadata().orElseThrow();
        Origin origin = new Origin(metadata.topic(), metadata.offset());
        try {
            stopping(() -> fold(here, record, origin));
        } catch (UnreadableRecordException e) {
            here.quarantine().setAside(origin, String.valueOf(e.getMessage()));
        }
    }

    private static void fold(Shard here, Record<byte[], byte[]> record, Origin origin) {
        if (origin.topic().equals(Topics.EVENTS.name())) {
            here.events().event(record.key(), record.value(), origin);
        } else if (origin.topic().equals(Topics.KEYS.name())) {
            here.keys().apply(record.key(), record.value());
            here.events().keyCame(origin);
        } else {
            here.outcomes().apply(record.value());
        }
    }

    /** A type that this version does not know is not poison: it stops here, and a later version goes on. */
    private static void stopping(Runnable fold) {
        try {
            RegistryPatience.DEFAULT.run(fold);
        } catch (UnknownSchemaException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "a record was written by a later version of this program", e);
        }
    }

    @Override
    public void close() {
        if (shard != null) {
            parts.stores().close(shard.number(), ViewStores.ALL);
            parts.positions().restart(shard.number(), 0);
        }
    }
}
