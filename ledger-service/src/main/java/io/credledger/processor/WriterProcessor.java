package io.credledger.processor;

import io.credledger.store.ShardStore;
import io.credledger.topic.Topics;
import java.time.Clock;
import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
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
    private final RegistryPatience patience;
    private final WriterMetrics metrics;

    private ProcessorContext<byte[], byte[]> context;
    private ShardStore store;
    private Clerk clerk;

    @NullUnmarked // Streams gives a processor its context in init.
    WriterProcessor(Codecs codecs, LogTail log, Clock clock, RegistryPatience patience, WriterMetrics metrics) {
        this.codecs = codecs;
        this.log = log;
        this.clock = clock;
        this.patience = patience;
        this.metrics = metrics;
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        this.context = context;
        store = new ShardStore(context.taskId().partition(), context.getStateStore(WriterTopology.STORE));
        clerk = new Clerk(codecs, store, clock);
        if (patience.outlast(new CatchUp(store, log)::run)) {
            commitSoon();
        }
        context.schedule(FORGET_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> forget());
    }

    /**
     * Streams commits a task only after a record or a punctuation: on a quiet shard, what init has put would stay in an open transaction until
     * that is timed out.
     */
    private void commitSoon() {
        Cancellable[] once = new Cancellable[1];
        once[0] = context.schedule(Duration.ofMillis(1), PunctuationType.WALL_CLOCK_TIME, now -> once[0].cancel());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        RecordMetadata source = context.recordMetadata().orElseThrow();
        Resolution resolution = patience.outlast(() -> clerk.resolve(record, source));
        Verdict verdict = resolution.verdict();
        if (verdict != null) {
            keep(verdict);
            metrics.answered(verdict.reply(), verdict.repeat());
            metrics.skipped(verdict.skipped());
        }
        if (resolution.setAside()) {
            metrics.setAside();
        }
        for (Outgoing outgoing : resolution.records()) {
            context.forward(
                    new Record<>(outgoing.key(), outgoing.value(), record.timestamp()),
                    WriterTopology.sink(outgoing.topic()));
        }
    }

    private void keep(Verdict verdict) {
        verdict.keys().forEach(store::addKey);
        verdict.entries().forEach(store::append);
        if (!verdict.repeat() && verdict.reply().isFinal()) {
            store.remember(verdict.reply());
        }
    }

    private void forget() {
        int forgotten = store.forgetBefore(clock.instant().minus(Topics.DEDUPE_WINDOW), FORGET_MOST);
        if (forgotten > 0) {
            LOG.debug("shard {} forgot {} answers", store.shard(), forgotten);
        }
    }
}
