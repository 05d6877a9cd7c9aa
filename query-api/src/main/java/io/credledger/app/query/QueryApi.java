package io.credledger.app.query;

import io.credledger.audit.AuditLog;
import io.credledger.edge.CommandGateway;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.KafkaCommandGateway;
import io.credledger.edge.NamedKeys;
import io.credledger.http.ApiServer;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Handle;
import io.credledger.ledger.LedgerId;
import io.credledger.ledger.Position;
import io.credledger.operation.Continuations;
import io.credledger.proof.Checkpoints;
import io.credledger.proof.Proving;
import io.credledger.proof.Signing;
import io.credledger.sealing.Keyring;
import io.credledger.sealing.RecordedKeys;
import io.credledger.streams.Closing;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.Health;
import io.credledger.streams.ShardReader;
import io.credledger.streams.StreamsRunner;
import io.credledger.token.AccessLog;
import io.credledger.token.AccessRecords;
import io.credledger.token.KafkaAccessLog;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.view.LedgerView;
import io.credledger.view.StoreReader;
import io.credledger.view.StreamsAccessView;
import io.credledger.view.StreamsLedgerView;
import io.credledger.view.StreamsTreeView;
import io.credledger.view.StreamsWebhookView;
import io.credledger.view.TreeView;
import io.credledger.wire.AccessCodec;
import io.credledger.wire.EventCodec;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/** The edge, running: views, gateway and HTTP API over a founded ledger. */
public final class QueryApi implements AutoCloseable {

    /** What it reads or writes: the topics whose partitions must be the ledger's. */
    private static final List<Topic<?>> USED =
            List.of(Topics.EVENTS, Topics.KEYS, Topics.REPLIES, Topics.COMMANDS_EDGE, Topics.ACCESS, Topics.DELIVERIES);

    private static final List<Topic<?>> SIGNING =
            Stream.concat(USED.stream(), Stream.of(Topics.CHECKPOINTS)).toList();

    /** In the state directory: what this process signed last. */
    private static final String HEADS = "checkpoint-heads";

    private static final Duration GATEWAY_START = Duration.ofSeconds(30);

    private static final Health ALONE = new Health(true, List.of());

    private final Closing closing = new Closing();
    private final StreamsRunner runner;
    private final CaughtUp caughtUp;
    private final NamedKeys named;
    private final @Nullable Signing signing;
    private final ApiServer server;
    private final Reach reach;

    private QueryApi(
            QueryApiConfiguration configuration,
            PrometheusMeterRegistry registry,
            Clock clock,
            Supplier<Health> others) {
        try {
            Map<String, Object> client = configuration.streams().connection().properties();
            EventCodec codec = new EventCodec(configuration.format());
            LedgerFounded founded;
            EdgeKeyCheck checked;
            AppliedPositions positions;
            List<Position> targets;
            try (CommittedRecords records = new CommittedRecords(client)) {
                founded = new FoundingReader(records, codec)
                        .ledger(configuration.checkpointKey() == null ? USED : SIGNING);
                checked = EdgeKeyCheck.open(
                        configuration.masterKeys(),
                        configuration.pseudonymKey(),
                        founded,
                        () -> RecordedKeys.of(new ShardReader(records, codec).shard(0)));
                positions = new AppliedPositions(founded.shards());
                targets = CaughtUp.targets(records, codec, founded.shards());
            }
            EdgeKeys keys = checked.keys();
            named = checked.named();
            RunningView running = RunningView.prepare(
                    configuration, positions, new Sharing.Means(checked.instances(), clock, registry), closing);
            runner = running.runner();
            reach = running.reach();
            caughtUp = new CaughtUp(reach.positions(), targets);
            Producer<byte[], byte[]> access = closing.add(
                    AccessProducer.of(client, configuration.patience().access()));
            closing.add(MetricBinders.bind(registry, runner.streams(), access));
            runner.start();
            CommandGateway gateway = closing.add(
                    KafkaCommandGateway.open(client, configuration.format(), reach.progress(), GATEWAY_START));
            StoreReader reader = new WholeLogOnly(reach.stores(), caughtUp);
            StoreReader here = new WholeLogOnly(reach.here(), caughtUp);
            LedgerView view = new StreamsLedgerView(reader, reach.progress(), configuration.format(), founded.shards());
            named.follow(running.newest(here, view, configuration.format()));
            AccessLog log = new KafkaAccessLog(
                    access,
                    new AccessCodec(configuration.format()),
                    new AccessRecords(keys.ledger(), view, new Keyring(view, keys.dataKeys()), clock),
                    new KafkaAccessLog.Place(founded.shards(), keys.pseudonyms().routing(Handle.SERVER)),
                    Continuations.pool());
            Outward outward = Outward.open(configuration.edge().outward(), clock, closing);
            Assembly.Accesses accesses = new Assembly.Accesses(
                    log,
                    new StreamsAccessView(reader, configuration.format(), founded.shards()),
                    new AuditLog(client, configuration.format(), founded.shards()));
            TreeView trees = new StreamsTreeView(reader, reach.progress());
            signing = signing(configuration, founded.ledger(), trees, registry, clock);
            Proving proofs =
                    new Proving(founded.ledger(), trees, signing == null ? Checkpoints.NONE : signing.checkpoints());
            Assembly.Telling telling = new Assembly.Telling(
                    new StreamsWebhookView(
                            reader,
                            reach.progress(),
                            new StreamsWebhookView.Here(here, positions),
                            configuration.format()),
                    client);
            Assembly.Assembled edge = new Assembly(keys, view, gateway, accesses, proofs, telling, outward, clock)
                    .assemble(
                            configuration.patience(), configuration.edge(), registry, () -> health().and(others.get()));
            closing.add(edge.delivery());
            server = closing.add(ApiServer.start(configuration.host(), configuration.port(), edge.services()));
            edge.delivery().start();
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    /**
     * Starts; returns when HTTP is served, which may be before the view has the whole log: {@link #health()} tells.
     *
     * @throws io.credledger.streams.UnrecoverableException when the ledger is not founded, or topics and ledger disagree
     * @throws io.credledger.config.ConfigurationException when a key is not the ledger's
     */
    public static QueryApi start(QueryApiConfiguration configuration, PrometheusMeterRegistry registry, Clock clock) {
        return start(configuration, registry, clock, () -> ALONE);
    }

    /**
     * The same in a process that does more.
     *
     * @param others what else must be ready before the process says that it is
     */
    public static QueryApi start(
            QueryApiConfiguration configuration,
            PrometheusMeterRegistry registry,
            Clock clock,
            Supplier<Health> others) {
        return new QueryApi(configuration, registry, clock, others);
    }

    private @Nullable Signing signing(
            QueryApiConfiguration configuration,
            LedgerId ledger,
            TreeView trees,
            PrometheusMeterRegistry registry,
            Clock clock) {
        Path key = configuration.checkpointKey();
        return key == null
                ? null
                : closing.add(Signing.start(
                        new Signing.Place(
                                ledger,
                                CheckpointKeyFile.read(key),
                                configuration.streams().stateDirectory().resolve(HEADS),
                                configuration.streams().connection().properties(),
                                configuration.format()),
                        trees,
                        reach.signs(),
                        registry,
                        clock));
    }

    public int port() {
        return server.port();
    }

    public Health health() {
        Health health =
                reach.health().apply(runner.health()).and(caughtUp.part()).and(named.part());
        return signing == null ? health : health.and(signing.part());
    }

    /** Blocks until the view's topology has ended. */
    public ExitCode awaitTermination() throws InterruptedException {
        return runner.awaitTermination();
    }

    /** Stops serving first, then everything that it served from. */
    @Override
    public void close() {
        closing.close();
    }
}
