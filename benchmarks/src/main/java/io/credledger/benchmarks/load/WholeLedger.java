package io.credledger.benchmarks.load;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.app.query.EdgeKeyCheck;
import io.credledger.app.query.EdgeSettings;
import io.credledger.app.query.QueryApi;
import io.credledger.app.query.QueryApiConfiguration;
import io.credledger.app.query.QueryApiConfiguration.Patience;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.broker.BrokerSettings;
import io.credledger.cli.broker.Durability;
import io.credledger.cli.broker.EmbeddedBroker;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.edge.EdgeKeys;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Handle;
import io.credledger.streams.Health;
import io.credledger.view.ViewTopology;
import io.credledger.wire.OuterFormat;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** Broker and writer of a founded ledger, in this process; the edge is put before it as a measurement needs it. */
public final class WholeLedger implements AutoCloseable {

    public static final Duration READY_WITHIN = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Closing closing;
    private final Installation installation;
    private final EmbeddedBroker broker;
    private final LedgerKeys keys;
    private final Closing writing;

    private WholeLedger(
            Closing closing, Closing writing, Installation installation, EmbeddedBroker broker, LedgerKeys keys) {
        this.closing = closing;
        this.writing = writing;
        this.installation = installation;
        this.broker = broker;
        this.keys = keys;
    }

    public static WholeLedger start(Installation installation, Durability durability) throws Exception {
        LedgerKeys keys = installation.createKeys();
        Closing closing = new Closing();
        try {
            EmbeddedBroker broker =
                    closing.add(EmbeddedBroker.start(BrokerSettings.of(installation.broker(), installation.secrets())
                            .withDurability(durability)));
            Founder founder = new Founder(
                    broker.clientProperties(BrokerPrincipal.ADMIN), OuterFormat.builtIn(), Clock.systemUTC());
            int shards = founder.createTopics(Installation.SHARDS, 1, 1);
            Closing writing = closing.add(new Closing());
            writing.add(writer(installation, broker));
            founder.found(
                    new FoundingPlan(keys, shards, new Handle("admin")),
                    installation.keyFiles().adminToken());
            return new WholeLedger(closing, writing, installation, broker, keys);
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    private static LedgerService writer(Installation installation, EmbeddedBroker broker) throws IOException {
        LedgerServiceConfiguration configuration = new LedgerServiceConfiguration(
                installation.streams(broker, BrokerPrincipal.LEDGER_SERVICE, LedgerServiceConfiguration.APPLICATION_ID),
                OuterFormat.builtIn(),
                BrokerSettings.LOOPBACK,
                0);
        return LedgerService.start(configuration, registry(), Clock.systemUTC());
    }

    /** Only the broker is left: nobody decides, and no cascade reads along. */
    public void stopWriter() {
        writing.close();
    }

    /** The edge as {@code up} has it. The caller closes it. */
    QueryApi startApi() throws Exception {
        return startApi(EdgeSettings.askingNobody());
    }

    public QueryApi startApi(EdgeSettings settings) throws Exception {
        QueryApiConfiguration configuration = new QueryApiConfiguration(
                installation.streams(broker, BrokerPrincipal.QUERY_API, ViewTopology.APPLICATION_ID),
                OuterFormat.builtIn(),
                List.of(installation.masterText()),
                installation.keyFiles().pseudonym(),
                installation.keyFiles().checkpoint(),
                BrokerSettings.LOOPBACK,
                0,
                new Patience(PATIENCE, PATIENCE, PATIENCE, PATIENCE),
                settings);
        QueryApi api = QueryApi.start(configuration, registry(), Clock.systemUTC());
        awaitReady(api::health);
        return api;
    }

    /** The edge without HTTP. Not beside one with it: both are the same member of the same group. */
    Pipeline startPipeline() throws Exception {
        return Pipeline.start(
                installation.streams(broker, BrokerPrincipal.QUERY_API, ViewTopology.APPLICATION_ID), keys);
    }

    EmptyTopology startEmptyTopology() throws Exception {
        return EmptyTopology.start(installation.streams(broker, BrokerPrincipal.ADMIN, EmptyTopology.APPLICATION_ID));
    }

    /** The edge's keys, with which it seals and names. */
    public EdgeKeys edgeKeys() {
        return EdgeKeyCheck.open(keys.master(), keys.pseudonym(), founded());
    }

    public LedgerFounded founded() {
        return Pipeline.founded(broker.clientProperties(BrokerPrincipal.ADMIN));
    }

    public EmbeddedBroker broker() {
        return broker;
    }

    public Installation installation() {
        return installation;
    }

    public static void awaitReady(Supplier<Health> health) throws InterruptedException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        while (!health.get().ready()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not ready in time; the log says why");
            }
            Thread.sleep(10);
        }
    }

    static PrometheusMeterRegistry registry() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Override
    public void close() {
        closing.close();
    }
}
