package io.credledger.app.refresher;

import io.credledger.clients.ClientReader;
import io.credledger.fold.FoldFigures;
import io.credledger.fold.RefresherTopology;
import io.credledger.gateway.CommandClient;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.outbound.Outbound;
import io.credledger.outbound.OutboundSettings;
import io.credledger.refresh.Steps;
import io.credledger.refresh.journal.Journal;
import io.credledger.refresh.journal.JournalInUseException;
import io.credledger.streams.Closing;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.Health;
import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.streams.UnrecoverableException;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.wire.EventCodec;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** The worker, running over a founded ledger. */
public final class Refresher implements AutoCloseable {

    /** What it reads or writes: the topics whose partitions must be the ledger's. */
    private static final List<Topic<?>> USED =
            List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.COMMANDS_WORKER);

    private static final String CLIENT_ID = "credledger-refresher";
    private static final String CLIENTS_FILE = "provider-clients";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int MAX_ANSWER_BYTES = 1024 * 1024;
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(3);

    private final Closing closing = new Closing();
    private final Duration answerWithin;
    private final Journal journal;
    private final ClientReader clients;
    private final Engine engine;
    private final StreamsRunner runner;
    private volatile boolean stopping;

    private Refresher(RefresherConfiguration configuration, MeterRegistry registry, Clock clock, Steps steps) {
        this.answerWithin = configuration.work().pace().answerWithin();
        Map<String, Object> client = configuration.streams().connection().properties();
        LedgerFounded founded = founded(client, new EventCodec(configuration.format()));
        HeldKeys keys = HeldKeys.open(configuration, founded);
        try {
            journal = closing.add(journal(configuration));
            Figures figures = new Figures(registry);
            figures.watch(journal);
            clients = closing.add(new ClientReader(
                    client,
                    configuration.format(),
                    founded.ledger(),
                    founded.server().routing().shard(founded.shards()),
                    configuration.streams().stateDirectory().resolve(CLIENTS_FILE),
                    clock));
            clients.start(PATIENCE);
            CommandClient gateway = closing.add(CommandClient.open(
                    client, configuration.format(), Topics.COMMANDS_WORKER, founded.shards(), CLIENT_ID, PATIENCE));
            Outbound outbound = closing.add(new Outbound(outbound(configuration.work())));
            Threads threads = closing.add(new Threads());
            Counter broken = Counter.builder("credledger.seals.broken")
                    .description("Stored details or tokens that did not open; anything but zero needs a person")
                    .register(registry);
            Engine.Means means = new Engine.Means(
                    founded,
                    keys,
                    configuration.work(),
                    clients,
                    journal,
                    gateway,
                    outbound,
                    threads,
                    steps,
                    figures,
                    broken::increment,
                    clock);
            engine = Engine.of(means);
            figures.watch(engine);
            FoldFigures due = new FoldFigures();
            figures.watch(due, clock);
            engine.completion().replay();
            closing.add(this::awaitAttempts);
            SiteGates gates = new SiteGates(configuration.work().pace());
            runner = closing.add(new StreamsRunner(
                    "refresher",
                    RefresherTopology.of(engine.fold(configuration, means, gates, due, this::isAble)),
                    StreamsDefaults.refresher(configuration.streams()),
                    StreamsListener.NONE));
            KafkaStreamsMetrics metrics = closing.add(new KafkaStreamsMetrics(runner.streams()));
            metrics.bindTo(registry);
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

    private static LedgerFounded founded(Map<String, Object> client, EventCodec codec) {
        try (CommittedRecords records = new CommittedRecords(client)) {
            return new FoundingReader(records, codec).ledger(USED);
        }
    }

    private static Journal journal(RefresherConfiguration configuration) {
        try {
            return Journal.open(configuration.journal());
        } catch (JournalInUseException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "the attempt journal's directory is another process's", e);
        } catch (IOException e) {
            throw new UnrecoverableException(
                    ExitCode.BAD_CONFIGURATION, "the attempt journal's directory cannot be used", e);
        }
    }

    private static OutboundSettings outbound(WorkSettings settings) {
        Duration deadline = settings.pace().answerWithin();
        Duration connect = CONNECT_WITHIN.compareTo(deadline) < 0 ? CONNECT_WITHIN : deadline;
        return new OutboundSettings(deadline, connect, MAX_ANSWER_BYTES, settings.allowedHosts());
    }

    private boolean isAble() {
        return !stopping && journal.isReady();
    }

    public Health health() {
        boolean ready = journal.isReady();
        return runner.health()
                .and(clients.health())
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
        long deadline = System.nanoTime() + answerWithin.toNanos();
        while (engine.attempts().underway() > 0 && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    /** Stops looking for what is due first, then lets attempts end, then closes what they need. */
    @Override
    public void close() {
        stopping = true;
        closing.close();
    }
}
