package io.credledger.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.Fact;
import io.credledger.ledger.IdentityId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Given what happened, when somebody wants something, then that follows: one shard, one command under test. */
final class Specification {

    static final IdentityId ADA = Ledger.identity("ada");
    static final IdentityId BEN = Ledger.identity("ben");
    static final IdentityId CID = Ledger.identity("cid");

    final Ledger ledger;
    final MemoryShard shard;

    private final Random ids = new Random(11);
    private IdentityId actor = ADA;
    private Topic.Writer sender = Topic.Writer.EDGE;
    private Duration age = Duration.ZERO;
    private @Nullable Long expected;
    private UnaryOperator<CommandMessage> altered = UnaryOperator.identity();
    private Decision decision = Decision.unchanged();
    private List<LedgerEvent> events = List.of();

    private Specification(int shards, int number) {
        ledger = new Ledger(shards, 5);
        shard = new MemoryShard(number);
    }

    /** Nothing has happened. */
    static Specification ofEmptyShard(int shards, int number) {
        return new Specification(shards, number);
    }

    /** A ledger with one shard, where everybody lives; ada is its admin. */
    static Specification ofOneShard() {
        return new Specification(1, 0).founded();
    }

    /** The home shard of an identity, which is registered there, in a ledger with so many that most live elsewhere. */
    static Specification ofHomeOf(IdentityId identity, int shards) {
        Specification home = new Specification(shards, identity.routing().shard(shards)).founded();
        return home.given(new Command.RegisterIdentity(identity, home.ledger.newKey(), Set.of()));
    }

    private Specification founded() {
        return given(ledger.founding(shard.shard(), ADA));
    }

    Specification given(Command... commands) {
        for (Command command : commands) {
            given(null, command);
        }
        return this;
    }

    /** @param version that the command expects */
    Specification given(long version, Command command) {
        return given(Long.valueOf(version), command);
    }

    private Specification given(@Nullable Long version, Command command) {
        IdentityId somebody = Ledger.sender(command) == Topic.Writer.EDGE ? ADA : ledger.server;
        CommandMessage message = message(command, somebody, version);
        assertThat(shard.take(message, Ledger.START)).as(command.type()).isInstanceOf(Decision.Accepted.class);
        shard.entities().values().forEach(ledger::learn);
        return this;
    }

    /** The next command is this actor's, not ada's. */
    Specification as(IdentityId somebody) {
        actor = somebody;
        return this;
    }

    /** The next command is the refresher's. */
    Specification byRefresher() {
        return as(ledger.server).sentBy(Topic.Writer.WORKER);
    }

    /** The next command is the cascade's. */
    Specification byCascade() {
        return as(ledger.server).sentBy(Topic.Writer.CASCADE);
    }

    Specification anyVersion() {
        expected = null;
        return this;
    }

    Specification expecting(long version) {
        expected = version;
        return this;
    }

    /** @param before the writer takes it; negative where the sender's clock is ahead */
    Specification issued(Duration before) {
        age = before;
        return this;
    }

    Specification sentBy(Topic.Writer writer) {
        sender = writer;
        return this;
    }

    /** What a sender that is not correct makes of the command. */
    Specification altered(UnaryOperator<CommandMessage> change) {
        altered = change;
        return this;
    }

    Specification when(Command command) {
        int before = shard.log().size();
        decision = shard.take(altered.apply(message(command, actor, expected)), sender, Ledger.START);
        events = shard.log().subList(before, shard.log().size());
        return this;
    }

    private CommandMessage message(Command command, IdentityId somebody, @Nullable Long version) {
        return ledger.message(command, somebody, Ledger.START.minus(age), version, ids.nextLong());
    }

    /** Exactly these facts, in this order, the first carrying command and sealed part. */
    void thenItHappens(Fact... facts) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(events).extracting(LedgerEvent::fact).containsExactly(facts);
        assertThat(events.get(0).sealed()).isNotNull();
        assertThat(events.get(0).header().commandBytes()).isNotNull();
        assertThat(events)
                .allSatisfy(event -> assertThat(event.header().actor()).isEqualTo(actor));
        assertThat(events.stream().skip(1)).allSatisfy(event -> {
            assertThat(event.sealed()).isNull();
            assertThat(event.header().commandBytes()).isNull();
        });
    }

    /** Exactly these facts, in this order, the first carrying command and no sealed part. */
    void thenItHappensUnsealed(Fact... facts) {
        assertThat(decision).isInstanceOf(Decision.Accepted.class);
        assertThat(events).extracting(LedgerEvent::fact).containsExactly(facts);
        assertThat(events).allSatisfy(event -> assertThat(event.sealed()).isNull());
        assertThat(events.get(0).header().commandBytes()).isNotNull();
    }

    void thenItWasSoAlready() {
        assertThat(decision).isEqualTo(Decision.unchanged());
    }

    /** Exactly these data keys are stored in another wrap, and nothing happens. */
    void thenKeysAreRewrapped(WrappedDataKey... keys) {
        assertThat(decision)
                .isInstanceOfSatisfying(
                        Decision.Rewrapped.class,
                        rewrapped -> assertThat(rewrapped.keys()).containsExactly(keys));
        assertThat(events).isEmpty();
    }

    void thenItIsRefused(RefusalReason reason) {
        assertThat(decision).isEqualTo(Decision.refused(reason));
        assertThat(events).isEmpty();
    }

    void thenItIsRefusedAtVersion(long current) {
        assertThat(decision).isEqualTo(new Decision.Refused(RefusalReason.VERSION_CONFLICT, current));
        assertThat(events).isEmpty();
    }
}
