package io.credledger.benchmarks.load;

import io.credledger.app.query.EdgeKeyCheck;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.edge.CommandGateway;
import io.credledger.edge.EdgeKeys;
import io.credledger.edge.KafkaCommandGateway;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.StreamsDefaults;
import io.credledger.streams.StreamsListener;
import io.credledger.streams.StreamsRunner;
import io.credledger.streams.StreamsSettings;
import io.credledger.topic.Topics;
import io.credledger.view.AppliedPositions;
import io.credledger.view.GroupOffsets;
import io.credledger.view.LocalStores;
import io.credledger.view.ViewParts;
import io.credledger.view.ViewTopology;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/** The edge without HTTP: view, gateway and sealing, put together as the query API does. */
final class Pipeline implements AutoCloseable {

    private final Closing closing;
    private final CommandGateway gateway;
    private final EdgeKeys keys;

    private Pipeline(Closing closing, CommandGateway gateway, EdgeKeys keys) {
        this.closing = closing;
        this.gateway = gateway;
        this.keys = keys;
    }

    static Pipeline start(StreamsSettings settings, LedgerKeys keys) throws Exception {
        Map<String, Object> client = settings.connection().properties();
        LedgerFounded founded = founded(client);
        EdgeKeys edge = EdgeKeyCheck.open(keys.master(), keys.pseudonym(), founded);
        AppliedPositions positions = new AppliedPositions(founded.shards());
        Closing closing = new Closing();
        try {
            StreamsRunner view = view(closing, settings, positions);
            CommandGateway gateway = closing.add(
                    KafkaCommandGateway.open(client, OuterFormat.builtIn(), positions, WholeLedger.READY_WITHIN));
            WholeLedger.awaitReady(view::health);
            return new Pipeline(closing, gateway, edge);
        } catch (Exception e) {
            closing.close();
            throw e;
        }
    }

    static LedgerFounded founded(Map<String, Object> client) {
        try (CommittedRecords records = new CommittedRecords(client)) {
            return new FoundingReader(records, new EventCodec(OuterFormat.builtIn())).ledger(List.of(Topics.EVENTS));
        }
    }

    private static StreamsRunner view(Closing closing, StreamsSettings settings, AppliedPositions positions) {
        Admin admin = closing.add(Admin.create(settings.connection().properties()));
        ViewParts parts = new ViewParts(
                OuterFormat.builtIn(),
                new LocalStores(),
                positions,
                new GroupOffsets(admin, ViewTopology.APPLICATION_ID),
                WholeLedger.registry());
        StreamsRunner runner = closing.add(new StreamsRunner(
                "view", ViewTopology.of(parts), StreamsDefaults.view(settings), StreamsListener.NONE));
        runner.start();
        return runner;
    }

    CommandGateway gateway() {
        return gateway;
    }

    EdgeKeys keys() {
        return keys;
    }

    @Override
    public void close() {
        closing.close();
    }
}
