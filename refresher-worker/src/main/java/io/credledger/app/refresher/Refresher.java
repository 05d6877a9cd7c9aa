package io.credledger.app.refresher;

import io.credledger.clients.ClientReader;
import io.credledger.fold.FoldFigures;
import io.credledger.fold.RefresherTopology;
import io.credledger.fold.Restraints;
import io.credledger.gateway.CommandClient;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.outbound.Outbound;
import io.credledger.refresh.Steps;
import io.credledger.refresh.journal.Journal;
import io.credledger.refresh.journal.JournalInUseException;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.Closing;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.Health;
import io.credledger.streams.ShardReader;
import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.credledger.wire.UnreadableRecordException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** The worker, running over a founded ledger. */
public final class Refresher implements AutoCloseable {

    /** What it reads or writes: the topics whose partitions must be the ledger's. */
    private static final List<Topic<?>> USED =
            List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.COMMANDS_WORKER);

    private static final String CLIENT_ID = "credledger-refresher";
    private static final String CLIENTS_FILE = "provider-clients";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Closing closing = new Closing();
    private final RefresherConfiguration configuration;
    private final Clock clock;
    private final Journal journal;
    private final ClientReader clients;
    private final SiteGates gates;
    private final Restraints restraints;
    private final Engine engine;
    private final StreamsRunner runner;
    private volatile boolean stopping;

    private Refresher(RefresherConfiguration configuration, MeterRegistry registry, Clock clock, Steps steps) {
        this.configuration = configuration;
        this.clock = clock;
        LedgerFounded founded = founded();
        HeldKeys keys = HeldKeys.open(configuration, founded, this::recordedKeys);
        restraints = new Restraints(keys::opens, ends(founded.shards()));
        Figures figures = new Figures(registry);
        try {
            journal = closing.add(journal(configuration.journal()));
            clients = closing.add(clients(founded));
            Engine.Means means = new Engine.Means(
                    founded,
                    keys,
                    configuration.work(),
                    clients,
                    journal,
                    closing.add(gateway(founded)),
                    closing.add(new Outbound(configuration.work().outbound())),
                    closing.add(new Threads()),
                    steps,
                    figures,
                    clock);
            engine = Engine.of(means);
            gates = new SiteGates(configuration.work().pace(), figures, clock);
            FoldFigures due = new FoldFigures();
            figures.watch(journal, engine, due, clock);
            engine.completion().replay();
            closing.add(this::awaitAttempts);
            runner = closing.add(new StreamsRunner(
                    "refresher",
                    RefresherTopology.of(
                            engine.fold(configuration.format(), means, gates, due, restraints, this::isAble)),
                    StreamsDefaults.refresher(configuration.streams()),
                    StreamsListener.NONE));
            closing.add(new KafkaStreamsMetrics(runner.streams())).bindTo(registry);
            runner.start();
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /**
     * Starts; returns when answers of an earlier life are on their way and the shards are being taken over: {@link #health()} tells when they are.
     *
     * @param steps is told how far each attempt has come: {@link Steps#UNWATCHED} but in tests
     * @throws UnrecoverableException when the ledger is not founded, topics and ledger disagree, or the journal is somebody else's
     * @throws io.credledger.config.ConfigurationException when a key is not the ledger's, or the file of providers has mistakes
     */
    public static Refresher start(
            RefresherConfiguration configuration, MeterRegistry registry, Clock clock, Steps steps) {
        return new Refresher(configuration, registry, clock, steps);
    }

    private Map<String, Object> client() {
        return configuration.streams().connection().properties();
    }

    private LedgerFounded founded() {
        try (CommittedRecords records = new CommittedRecords(client())) {
            return new FoundingReader(records, new EventCodec(configuration.format())).ledger(USED);
        }
    }

    /** Where each shard's log ends now. What cannot be read is nobody's to wait for: the view alarms. */
    private List<Long> ends(int shards) {
        EventCodec events = new EventCodec(configuration.format());
        try (CommittedRecords records = new CommittedRecords(client())) {
            return IntStream.range(0, shards)
                    .mapToObj(shard -> records.last(Topics.EVENTS.name(), shard)
                            .map(record -> end(events, record.value()))
                            .orElse(0L))
                    .toList();
        }
    }

    private static long end(EventCodec events, byte[] value) {
        try {
            return events.raw(value).position().seq();
        } catch (UnreadableRecordException e) {
            return 0;
        }
    }

    private RecordedKeys recordedKeys() {
        try (CommittedRecords records = new CommittedRecords(client())) {
            return RecordedKeys.of(new ShardReader(records, new EventCodec(configuration.format())).shard(0));
        }
    }

    private ClientReader clients(LedgerFounded founded) {
        ClientReader reader = new ClientReader(
                client(),
                configuration.format(),
                founded.ledger(),
                founded.server().routing().shard(founded.shards()),
                configuration.streams().stateDirectory().resolve(CLIENTS_FILE),
                clock);
        try {
            reader.start(PATIENCE);
            return reader;
        } catch (RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private CommandClient gateway(LedgerFounded founded) {
        return CommandClient.open(
                client(), configuration.format(), Topics.COMMANDS_WORKER, founded.shards(), CLIENT_ID, PATIENCE);
    }

    private static Journal journal(Path directory) {
        try {
            return Journal.open(directory);
        } catch (JournalInUseException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "the attempt journal's directory is another process's", e);
        } catch (IOException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "the attempt journal's directory cannot be used", e);
        }
    }

    private boolean isAble() {
        return !stopping && journal.isReady();
    }

    public Health health() {
        boolean ready = journal.isReady();
        return runner.health()
                .and(clients.health())
                .and(gates.health())
                .and(restraints.part())
                .and(new Health.Part(
                        "journal", ready, ready ? journal.figures().open() + " open" : "answers could not be kept"));
    }

    /** Whether every shard that is ours is taken over before time runs out. */
    public boolean awaitRunning(Duration timeout) throws InterruptedException {
        return runner.awaitRunning(timeout);
    }

    /** Blocks until the topology has ended. */
    public ExitCode awaitTermination() throws InterruptedException {
        return runner.awaitTermination();
    }

    /** No attempt begins any more; those under way may get their answer. What they do not bring to an end, the next life does. */
    private void awaitAttempts() {
        long deadline =
                System.nanoTime() + configuration.work().pace().answerWithin().toNanos();
        while (engine.attempts().underway() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** Stops looking for what is due first, then lets attempts end, then closes what they need. */
    @Override
    public void close() {
        stopping = true;
        engine.attempts().stop();
        closing.close();
    }
}
