package io.credledger.app.ledger;

import io.credledger.cascade.CascadeParts;
import io.credledger.cascade.CascadeTopology;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.LedgerId;
import io.credledger.processor.KafkaLogTail;
import io.credledger.processor.WriterMetrics;
import io.credledger.processor.WriterTopology;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.Health;
import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.streams.StreamsSettings;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/** The only writer of events, running, and beside it what gives the commands that must follow from events. Needs the topics, but not the founding: it is this service that writes it. */
public final class LedgerService implements AutoCloseable {

    private final Part writer;
    private final Part cascade;

    private LedgerService(Part writer, Part cascade) {
        this.writer = writer;
        this.cascade = cascade;
    }

    /** A topology and its figures. */
    private record Part(StreamsRunner runner, KafkaStreamsMetrics metrics) {

        static Part start(String name, Topology topology, Properties properties, MeterRegistry registry) {
            StreamsRunner runner = new StreamsRunner(name, topology, properties, StreamsListener.NONE);
            KafkaStreamsMetrics metrics = new KafkaStreamsMetrics(runner.streams());
            metrics.bindTo(registry);
            runner.start();
            return new Part(runner, metrics);
        }

        void close() {
            metrics.close();
            runner.close();
        }
    }

    /**
     * Starts; returns before the shards are taken over.
     *
     * @throws UnrecoverableException when topics and ledger disagree
     */
    public static LedgerService start(LedgerServiceConfiguration configuration, MeterRegistry registry, Clock clock) {
        Map<String, Object> client = configuration.streams().connection().properties();
        checkTopics(client, new EventCodec(configuration.format()));
        Topology topology = WriterTopology.of(
                configuration.format(),
                new KafkaLogTail(client, configuration.format()),
                clock,
                new WriterMetrics(registry));
        Part writer = Part.start("ledger", topology, StreamsDefaults.writer(configuration.streams()), registry);
        Topology cascade =
                CascadeTopology.of(CascadeParts.of(configuration.format(), clock, configuration.erasurePatience()));
        StreamsSettings settings = configuration.streams().of(CascadeTopology.APPLICATION_ID);
        return new LedgerService(writer, Part.start("cascade", cascade, StreamsDefaults.view(settings), registry));
    }

    /** Founded shards must be shards of one ledger that has as many as there are partitions; others wait for their founding. */
    private static void checkTopics(Map<String, Object> client, EventCodec codec) {
        try (CommittedRecords records = new CommittedRecords(client)) {
            int shards = records.partitions(Topics.EVENTS.name());
            if (shards == 0 || records.partitions(Topics.CASCADE.name()) != shards) {
                throw new UnrecoverableException(
                        ExitCode.BAD_CONFIGURATION,
                        "there are no topics of a ledger, or not all of them: run 'credledger init'");
            }
            FoundingReader reader = new FoundingReader(records, codec);
            @Nullable LedgerId ledger = null;
            for (int shard = 0; shard < shards; shard++) {
                LedgerFounded founded = reader.shard(shard).orElse(null);
                if (founded == null) {
                    continue;
                }
                if (founded.shards() != shards || (ledger != null && !ledger.equals(founded.ledger()))) {
                    throw new UnrecoverableException(
                            ExitCode.BAD_CONFIGURATION,
                            "credledger.events must have the partitions of one ledger, as many as it was founded with");
                }
                ledger = founded.ledger();
            }
        }
    }

    public Health health() {
        return writer.runner().health().and(cascade.runner().health());
    }

    /** Whether every shard that is ours is taken over before time runs out. */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return writer.runner().awaitRunning(timeout);
    }

    /** Blocks until the writer has ended. */
    public ExitCode awaitTermination() throws InterruptedException {
        return writer.runner().awaitTermination();
    }

    @Override
    public void close() {
        cascade.close();
        writer.close();
    }
}
