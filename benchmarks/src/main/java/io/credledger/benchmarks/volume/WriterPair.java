package io.credledger.benchmarks.volume;

import io.credledger.benchmarks.load.Installation;
import io.credledger.benchmarks.load.Operation;
import io.credledger.benchmarks.load.WholeLedger;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.crypto.DataKey;
import io.credledger.edge.EdgeKeys;
import io.credledger.gateway.CommandClient;
import io.credledger.ledger.AttemptId;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.ConnectionId;
import io.credledger.ledger.Details;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WorkerId;
import io.credledger.refresh.WorkerCommands;
import io.credledger.sealing.Keyring;
import io.credledger.topic.Topics;
import io.credledger.wire.OuterFormat;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/** What is known of the writer: the two commands of a refresh, one after the other, without a worker, a provider or a journal. */
final class WriterPair implements AutoCloseable {

    private static final WorkerId WORKER = WorkerId.of(0, 0);
    private static final long LEASE_MILLIS = Duration.ofMinutes(1).toMillis();
    private static final long PATIENCE_SECONDS = 60;

    private final CommandClient client;
    private final EdgeKeys keys;
    private final WorkerCommands commands;

    private WriterPair(CommandClient client, EdgeKeys keys, WorkerCommands commands) {
        this.client = client;
        this.keys = keys;
        this.commands = commands;
    }

    static WriterPair open(WholeLedger ledger, EdgeKeys keys) {
        LedgerFounded founded = ledger.founded();
        return new WriterPair(
                CommandClient.open(
                        ledger.broker().clientProperties(BrokerPrincipal.REFRESHER),
                        OuterFormat.builtIn(),
                        Topics.COMMANDS_WORKER,
                        Installation.SHARDS,
                        "volume-pair",
                        WholeLedger.READY_WITHIN),
                keys,
                new WorkerCommands(founded.ledger(), founded.server(), Clock.systemUTC()));
    }

    /** @param sample a connection that is this caller's, at its first version */
    Operation caller(Sample sample) {
        Keyring ring = new Keyring(
                (routing, id) -> sample.grant().command().keys().stream()
                        .filter(key -> key.id().equals(id))
                        .findFirst(),
                keys.dataKeys());
        return () -> {
            try (DataKey key = ring.lend(
                            sample.grant().connection(),
                            sample.grant().command().sealed().key())
                    .orElseThrow()) {
                pair(sample, key);
            }
        };
    }

    private void pair(Sample sample, DataKey key) throws Exception {
        ConnectionId id = sample.grant().connection();
        AttemptId attempt =
                AttemptId.of(id.routing(), ThreadLocalRandom.current().nextLong());
        CommandHeader start = commands.header(id, attempt + "/start", sample.version());
        accept(start, new Command.StartRefresh(id, 1, attempt, WORKER, LEASE_MILLIS), new Details.Nothing(), key);
        CommandHeader end = commands.header(id, attempt, "complete");
        accept(
                end,
                new Command.CompleteRefresh(id, 1, attempt, sample.version() + 1),
                sample.grant().credential(),
                key);
        sample.refreshed();
    }

    private void accept(CommandHeader header, Command command, Details details, DataKey key) throws Exception {
        Reply reply =
                client.submit(commands.finish(header, command, details, key)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!(reply.outcome() instanceof Reply.Accepted)) {
            throw new IllegalStateException("not accepted: " + reply.outcome());
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
