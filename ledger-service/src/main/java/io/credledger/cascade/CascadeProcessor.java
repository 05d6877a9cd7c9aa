package io.credledger.cascade;

import io.credledger.ledger.BrokenHistoryException;
import io.credledger.ledger.CascadeNote;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Routing;
import io.credledger.streams.ExitCode;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topics;
import io.credledger.wire.CascadeNoteCodec;
import io.credledger.wire.CommandCodec;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnknownSchemaException;
import io.credledger.wire.UnreadableRecordException;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The cascade of one shard: hands each record to its fold, and ticks. Nothing here waits for anything. */
final class CascadeProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    private static final Logger LOG = LoggerFactory.getLogger(CascadeProcessor.class);

    private final CascadeParts parts;
    private final EventCodec events;
    private final CommandCodec commands;
    private @Nullable Shard shard;

    CascadeProcessor(CascadeParts parts) {
        this.parts = parts;
        this.events = new EventCodec(parts.format());
        this.commands = new CommandCodec(parts.format());
    }

    /** What exists once the task has its store. */
    private record Shard(
            int number, ProcessorContext<byte[], byte[]> context, EventFold events, NoteFold notes, Tick tick) {}

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        int number = context.taskId().partition();
        CascadeStore store = new CascadeStore(context.getStateStore(CascadeTopology.STORE));
        Post post = new Forwarding(context);
        Agenda agenda = new Agenda(store);
        Tick tick = new Tick(number, store, post, parts.patience());
        shard = new Shard(
                number, context, new EventFold(store, agenda, post), new NoteFold(number, store, agenda, post), tick);
        context.schedule(
                parts.tick(),
                PunctuationType.WALL_CLOCK_TIME,
                at -> tick.run(parts.clock().instant()));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Shard here = Objects.requireNonNull(shard);
        RecordMetadata metadata = here.context().recordMetadata().orElseThrow();
        try {
            if (metadata.topic().equals(Topics.EVENTS.name())) {
                event(here, record.value());
            } else {
                here.notes()
                        .note(
                                CascadeNoteCodec.decode(record.value()),
                                parts.clock().instant());
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

    private void event(Shard here, byte @Nullable [] bytes) {
        if (bytes == null) {
            throw new UnreadableRecordException("an event must have a value");
        }
        LedgerEvent event = events.decode(bytes);
        if (event.header().position().shard() != here.number()) {
            throw new UnreadableRecordException("an event must stand in its own shard");
        }
        here.events().event(event, parts.clock().instant());
    }

    /** Forwards to the sinks. A record's key says its shard, or that it is for all. */
    private final class Forwarding implements Post {

        private final ProcessorContext<byte[], byte[]> context;

        Forwarding(ProcessorContext<byte[], byte[]> context) {
            this.context = context;
        }

        @Override
        public void command(CommandMessage message, Instant now) {
            byte[] value = commands.encode(Topics.COMMANDS_CASCADE.name(), message);
            forward(RecordKeys.of(message.header().id().routing()), value, now, CascadeTopology.COMMANDS);
        }

        @Override
        public void tell(Routing to, CascadeNote note, Instant now) {
            forward(RecordKeys.of(to), CascadeNoteCodec.encode(note), now, CascadeTopology.NOTES);
        }

        @Override
        public void tellAll(CascadeNote note, Instant now) {
            forward(CascadeTopology.TO_ALL.clone(), CascadeNoteCodec.encode(note), now, CascadeTopology.NOTES);
        }

        private void forward(byte[] key, byte[] value, Instant now, String sink) {
            context.forward(new Record<>(key, value, now.toEpochMilli()), sink);
        }
    }
}
