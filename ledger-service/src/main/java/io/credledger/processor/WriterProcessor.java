package io.credledger.processor;

import io.credledger.command.Chronicle;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DeadLetter;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Routing;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.store.ShardStore;
import io.credledger.topic.RecordKeys;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.NullUnmarked;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writer of one shard. Everything that it puts and forwards for a command commits in one transaction with the command's offset; nothing is
 * put before all of it is known to be good.
 */
final class WriterProcessor implements Processor<byte[], byte[], byte[], byte[]> {

    static final String NAME = "writer";

    private static final Logger LOG = LoggerFactory.getLogger(WriterProcessor.class);
    private static final Duration FORGET_EVERY = Duration.ofSeconds(10);
    private static final int FORGET_MOST = 10_000;

    private final Codecs codecs;
    private final LogTail log;
    private final Clock clock;
    private final WriterMetrics metrics;

    private ProcessorContext<byte[], byte[]> context;
    private ShardStore store;
    private Judge judge;

    @NullUnmarked // Streams gives a processor its context in init.
    WriterProcessor(Codecs codecs, LogTail log, Clock clock, WriterMetrics metrics) {
        this.codecs = codecs;
        this.log = log;
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        store = new ShardStore(context.taskId().partition(), context.getStateStore(WriterTopology.STORE));
        judge = new Judge(store);
        new CatchUp(store, log).run();
        context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> forget(Instant.ofEpochMilli(now)));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        CommandMessage message;
        try {
            message = codecs.commands().decode(source.topic(), record.value());
        } catch (UnreadableRecordException e) {
            setAside(record, source, String.valueOf(e.getMessage()));
            return;
        }
        Verdict verdict;
        List<byte[]> events;
        try {
            verdict = judge.judge(message, sender(source.topic()), clock.instant());
            events = verdict.entries().stream()
                    .map(entry -> codecs.events().encode(entry.event()))
                    .toList();
        } catch (RuntimeException e) {
            // A defect of ours: the caller is told, the evidence is kept, nothing changes. The trace may quote the
            // command.
            LOG.error(
                    "deciding command {} failed with {}",
                    message.header().id(),
                    e.getClass().getName());
            setAside(record, source, "deciding failed with " + e.getClass().getName());
            verdict = Judge.refused(message, now(), RefusalReason.INTERNAL, null);
            events = List.of();
        }
        if (events.stream().anyMatch(bytes -> bytes.length > EventCodec.MAX_BYTES)) {
            verdict = Judge.refused(message, now(), RefusalReason.EVENT_TOO_LARGE, null);
            events = List.of();
        }
        commit(record, message, verdict, events);
    }

    private Instant now() {
        return store.chronicle().clock(clock.instant());
    }

    private void commit(Record<byte[], byte[]> record, CommandMessage message, Verdict verdict, List<byte[]> events) {
        boolean repeat = store.answer(message.header().id()).isPresent();
        if (!verdict.entries().isEmpty()) {
            for (WrappedDataKey key : message.keys()) {
                store.addKey(key);
                byte[] recordKey = RecordKeys.of(key.subject().routing(), key.id());
                forward(
                        Topics.KEYS,
                        record,
                        recordKey,
                        codecs.keys().encode(message.header().ledger(), key));
            }
        }
        int index = 0;
        for (Chronicle.Entry entry : verdict.entries()) {
            LedgerEvent event = entry.event();
            store.append(entry);
            forward(Topics.EVENTS, record, RecordKeys.of(event.header().entity().routing()), events.get(index++));
        }
        if (!repeat && Remembered.isFinal(verdict.reply())) {
            store.remember(verdict.reply());
        }
        Routing caller = message.header().id().routing();
        forward(Topics.REPLIES, record, RecordKeys.of(caller), codecs.replies().encode(verdict.reply()));
        metrics.answered(verdict.reply(), repeat);
    }

    private void setAside(Record<byte[], byte[]> record, RecordMetadata source, String reason) {
        LOG.error("{}-{}@{} set aside: {}", source.topic(), source.partition(), source.offset(), reason);
        metrics.setAside();
        DeadLetter letter = new DeadLetter(
                source.topic(),
                source.partition(),
                source.offset(),
                clock.instant(),
                reason,
                record.key() == null ? null : Octets.copyOf(record.key()),
                record.value() == null ? null : Octets.copyOf(record.value()));
        forward(Topics.DLQ, record, record.key(), codecs.deadLetters().encode(letter));
    }

    private void forward(Topic<?> topic, Record<byte[], byte[]> cause, byte[] key, byte[] value) {
        context.forward(new Record<>(key, value, cause.timestamp()), WriterTopology.sink(topic));
    }

    private static Topic.Writer sender(String topic) {
        return Topics.ALL.stream()
                .filter(known -> known.name().equals(topic))
                .findFirst()
                .orElseThrow()
                .writer();
    }

    private void forget(Instant now) {
        int forgotten = store.forgetBefore(now.minus(Topics.DEDUPE_WINDOW), FORGET_MOST);
        if (forgotten > 0) {
            LOG.debug("shard {} forgot {} answers", store.shard(), forgotten);
        }
    }
}
