package io.credledger.cli.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.credledger.app.ledger.LedgerService;
import io.credledger.app.ledger.LedgerServiceConfiguration;
import io.credledger.cli.broker.BrokerPrincipal;
import io.credledger.cli.founding.Founder;
import io.credledger.cli.founding.FoundingPlan;
import io.credledger.cli.founding.LedgerKeys;
import io.credledger.command.Ledger;
import io.credledger.crypto.MasterKeys;
import io.credledger.crypto.PseudonymKey;
import io.credledger.crypto.RefresherKeys;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Fact.LedgerFounded;
import io.credledger.ledger.Handle;
import io.credledger.ledger.Reply;
import io.credledger.streams.CommittedRecords;
import io.credledger.streams.ExitCode;
import io.credledger.streams.FoundingReader;
import io.credledger.streams.InstanceId;
import io.credledger.wire.EventCodec;
import io.credledger.wire.OuterFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One ledger on one broker, founded as any, and what happens to its writers. After each test the whole log is held against what callers were
 * told, and the writer's changelog against a fold of the log. The long form: {@code -Dsuite.commands=20000 -Dsuite.callers=16}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(300)
abstract class WriterSuite {

    private static final int SHARDS = 3;
    private static final int CALLERS = Integer.getInteger("suite.callers", 6);
    private static final int COMMANDS = Integer.getInteger("suite.commands", 400);
    private static final long SEED = Long.getLong("suite.seed", 20_260_101);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @SuppressWarnings("NullAway.Init")
    private Path home;

    @SuppressWarnings("NullAway.Init")
    private Broker broker;

    @SuppressWarnings("NullAway.Init")
    private Desk desk;

    @SuppressWarnings("NullAway.Init")
    private Ledger ledger;

    @SuppressWarnings("NullAway.Init")
    private Callers callers;

    @SuppressWarnings("NullAway.Init")
    private Wishes wishes;

    private int instance;

    /** Starts the broker that this suite is for. */
    abstract Broker start(Path directory);

    @BeforeAll
    void found(@TempDir Path directory) throws Exception {
        home = directory;
        broker = start(home);
        Founder founder = new Founder(broker.client(BrokerPrincipal.ADMIN), OuterFormat.builtIn(), Clock.systemUTC());
        founder.createTopics(SHARDS, 1, 1);
        LedgerKeys keys = new LedgerKeys(
                MasterKeys.parse(MasterKeys.generate()),
                PseudonymKey.parse(PseudonymKey.generate()),
                RefresherKeys.generate().publicKey());
        try (LedgerService service = service()) {
            assertThat(service.awaitRunning(PATIENCE)).isTrue();
            founder.found(new FoundingPlan(keys, SHARDS, new Handle("admin")), home.resolve("admin-token"));
        }
        ledger = new Ledger(founded(), keys.pseudonym().pseudonyms().adminRoster(), SEED);
        ShardLog.readAll(broker, SHARDS).forEach(log -> log.keys().forEach(ledger::learn));
        desk = new Desk(broker, SHARDS);
        callers = new Callers(desk, ledger);
        wishes = new Wishes(ledger);
    }

    private LedgerService service() throws Exception {
        Map<String, Object> client = broker.client(BrokerPrincipal.LEDGER_SERVICE);
        return LedgerService.start(
                new LedgerServiceConfiguration(
                        WriterProcess.settings(client, state(), InstanceId.keptIn(state())),
                        OuterFormat.builtIn(),
                        "127.0.0.1",
                        0),
                new SimpleMeterRegistry(),
                Clock.systemUTC());
    }

    private LedgerFounded founded() {
        try (CommittedRecords records = new CommittedRecords(broker.client(BrokerPrincipal.ADMIN))) {
            return new FoundingReader(records, new EventCodec(OuterFormat.builtIn())).ledger();
        }
    }

    private Path state() {
        return home.resolve("state-" + instance);
    }

    /** Another machine's: from now on the ledger's writer runs there. To go back takes a session time-out each time. */
    private Path stateOfAnother() {
        instance++;
        return state();
    }

    @AfterEach
    void theLogIsWhatCallersWereTold() {
        LogChecks.hold(ShardLog.readAll(broker, SHARDS), callers.answers());
    }

    @AfterAll
    void stop() throws Exception {
        desk.close();
        broker.close();
    }

    @Test
    void everythingThatManyCallersWantHappensOnceAndInOrder() throws Exception {
        try (LedgerService service = service()) {
            assertThat(service.awaitRunning(PATIENCE)).isTrue();
            callers.run(CALLERS, COMMANDS / CALLERS, SEED);
        }
        assertThat(callers.answers().values())
                .anyMatch(reply -> reply.outcome() instanceof Reply.Accepted)
                .anyMatch(reply -> reply.outcome() instanceof Reply.Refused);
    }

    /** Also on a quiet shard: what catching up puts is committed without any command. */
    @Test
    void aWriterThatLostItsChangelogAndItsStateFoldsTheLogAndGoesOn() throws Exception {
        try (WriterProcess writer = WriterProcess.start(broker, state())) {
            writer.running();
            callers.run(2, 20, SEED + 1);
        }
        deleteChangelog();

        try (WriterProcess writer = WriterProcess.start(broker, stateOfAnother())) {
            writer.running();
            List<ShardLog> folded = await().atMost(PATIENCE)
                    .until(
                            () -> ShardLog.readAll(broker, SHARDS),
                            logs -> logs.stream()
                                    .allMatch(log -> log.restored().chronicle().seq() == log.lastSeq()));
            LogChecks.hold(folded, callers.answers());

            Reply.Accepted next =
                    (Reply.Accepted) callers.ask(wishes.somebodyNew()).outcome();
            assertThat(next.position().seq())
                    .isEqualTo(folded.get(next.position().shard()).lastSeq() + 1);
        }
    }

    private void deleteChangelog() throws Exception {
        try (Admin admin = Admin.create(broker.client(BrokerPrincipal.ADMIN))) {
            admin.deleteTopics(Set.of(ShardLog.CHANGELOG)).all().get();
            await().atMost(PATIENCE)
                    .until(() -> !admin.listTopics().names().get().contains(ShardLog.CHANGELOG));
            // A static member that comes back in time is given its shards without the assignment in which Streams would
            // make the topic again. Waiting for the session's end would do as well.
            admin.removeMembersFromConsumerGroup(
                            LedgerServiceConfiguration.APPLICATION_ID, new RemoveMembersFromConsumerGroupOptions())
                    .all()
                    .get();
        }
    }

    /** Each writer takes over from the one that ended, and ends at the next point itself. */
    @Test
    void whereverAWriterEndsNothingIsLostOrDoubled() throws Exception {
        atEveryEnd(wishes::somebodyNew);
    }

    @Test
    void whereverAWriterEndsAGrantAndItsForgeAreBothTrueOrNeither() throws Exception {
        Command.RegisterIdentity owner = wishes.somebodyNew();
        try (WriterProcess writer = WriterProcess.start(broker, state())) {
            writer.running();
            assertThat(callers.ask(owner).outcome()).isInstanceOf(Reply.Accepted.class);
        }
        List<Reply> told = atEveryEnd(() -> wishes.forgeOf(owner.target()));

        // Each is another forge than the one before: a switch, and never a grant alone.
        assertThat(told)
                .allSatisfy(reply ->
                        assertThat(((Reply.Accepted) reply.outcome()).events()).isEqualTo(2));
    }

    private List<Reply> atEveryEnd(Supplier<Command> wish) throws Exception {
        Map<CommandMessage, Reply> told = new LinkedHashMap<>();
        WriterProcess writer = WriterProcess.start(broker, state()).running();
        for (CrashPoint point : CrashPoint.values()) {
            CommandMessage message = ledger.message(wish.get(), Ledger.identity("ada"), Callers.now());
            CompletableFuture<Reply> reply = sendInto(writer, point, message);
            writer.close();
            LogChecks.hold(ShardLog.readAll(broker, SHARDS), callers.answers());
            writer = WriterProcess.start(broker, state());
            told.put(message, Desk.await(reply));
            assertThat(callers.ask(wishes.somebodyNew()).outcome())
                    .as("after %s", point)
                    .isInstanceOf(Reply.Accepted.class);
        }
        writer.close();
        try (WriterProcess last = WriterProcess.start(broker, state())) {
            last.running();
            for (Map.Entry<CommandMessage, Reply> one : told.entrySet()) {
                assertThat(one.getValue().outcome()).isInstanceOf(Reply.Accepted.class);
                assertThat(desk.ask(one.getKey())).as("a repeat").isEqualTo(one.getValue());
            }
        }
        told.values().forEach(reply -> callers.answers().put(reply.command(), reply));
        return List.copyOf(told.values());
    }

    private CompletableFuture<Reply> sendInto(WriterProcess writer, CrashPoint point, CommandMessage message)
            throws InterruptedException {
        Crash crash = Crash.plan(point);
        CompletableFuture<Reply> reply = desk.send(message);
        assertThat(crash.awaitHappened(60)).as("the end at %s", point).isTrue();
        assertThat(writer.awaitEnd()).isEqualTo(ExitCode.UNEXPECTED);
        return reply;
    }

    /** Its transaction stays open until it is timed out, with what the next one commits behind it. */
    @Test
    void anotherInstanceTakesOverAndKeepsTheOrder() throws Exception {
        try (WriterProcess mortal = WriterProcess.start(broker, state()).running()) {
            CommandMessage message = ledger.message(wishes.somebodyNew(), Ledger.identity("ada"), Callers.now());
            CompletableFuture<Reply> reply = sendInto(mortal, CrashPoint.BEFORE_COMMITTING, message);
            try (WriterProcess other = WriterProcess.start(broker, stateOfAnother())) {
                Reply told = Desk.await(reply);
                other.running();
                callers.answers().put(told.command(), told);
                callers.run(2, 20, SEED + 2);
            }
        }
    }

    @Test
    void aSecondWriterOfTheSameNameEndsTheFirst() throws Exception {
        String name = InstanceId.keptIn(state());
        try (WriterProcess first = WriterProcess.start(broker, state()).running();
                WriterProcess second = WriterProcess.start(broker, home.resolve("double"), name)) {
            callers.run(2, 20, SEED + 4);

            assertThat(first.awaitEnd()).isEqualTo(ExitCode.BAD_CONFIGURATION);
            second.running();
        }
    }
}
