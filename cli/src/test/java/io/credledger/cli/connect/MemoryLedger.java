package io.credledger.cli.connect;

import io.credledger.command.Decision;
import io.credledger.command.MemoryShard;
import io.credledger.edge.Answer;
import io.credledger.edge.CommandGateway;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandId;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.LedgerEvent;
import io.credledger.ledger.Position;
import io.credledger.ledger.Reply;
import io.credledger.ledger.WrappedDataKey;
import io.credledger.topic.Topic;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** A ledger of one shard: the writer's own decisions, and a gateway that is answered at once. A repeat gets its first answer. */
final class MemoryLedger implements CommandGateway {

    private final MemoryShard shard = new MemoryShard(0);
    private final Map<CommandId, Reply> outcomes = new HashMap<>();
    private final Map<DataKeyId, WrappedDataKey> keys = new HashMap<>();
    private final List<Command> taken = new ArrayList<>();
    private final List<Runnable> looks = new ArrayList<>();
    private final Clock clock;
    private Class<? extends Command> unseen = Command.FoundShard.class;
    private Class<? extends Command> lost = Command.FoundShard.class;

    MemoryLedger(Clock clock) {
        this.clock = clock;
    }

    /** What no edge sends. */
    synchronized void found(CommandMessage message) {
        Reply unused = take(message, Topic.Writer.EDGE);
    }

    /** What the refresher sends, and what it is answered. */
    synchronized Reply work(CommandMessage message) {
        return take(message, Topic.Writer.WORKER);
    }

    /** Completes as soon as the rule holds, which is looked at whenever something was taken. */
    synchronized CompletableFuture<Void> whenever(BooleanSupplier rule) {
        CompletableFuture<Void> future = new CompletableFuture<>();
        Runnable look = () -> {
            if (!future.isDone() && rule.getAsBoolean()) {
                future.complete(null);
            }
        };
        look.run();
        if (!future.isDone()) {
            looks.add(look);
            var unused = future.whenComplete((done, failure) -> forget(look));
        }
        return future;
    }

    private synchronized void forget(Runnable look) {
        looks.remove(look);
    }

    /** How many wait for something to happen. */
    synchronized int waiting() {
        return looks.size();
    }

    /** From now on, commands of that type are committed without anybody seeing it in time. */
    synchronized void isNotSeen(Class<? extends Command> type) {
        unseen = type;
    }

    /** From now on, commands of that type never arrive: their sender died before. */
    synchronized void loses(Class<? extends Command> type) {
        lost = type;
    }

    @Override
    public synchronized Answer submit(CommandMessage message, Duration patience) {
        if (lost.isInstance(message.command())) {
            return new Answer.NotYet(message.header().id());
        }
        Reply known = outcomes.get(message.header().id());
        Reply reply = known == null ? take(message, Topic.Writer.EDGE) : known;
        if (unseen.isInstance(message.command())) {
            return new Answer.NotYet(reply.command());
        }
        return reply.outcome() instanceof Reply.Accepted accepted
                ? new Answer.Committed(reply, accepted)
                : new Answer.Refused(reply, (Reply.Refused) reply.outcome());
    }

    private Reply take(CommandMessage message, Topic.Writer sender) {
        int before = shard.log().size();
        Decision decision = shard.take(message, sender, clock.instant());
        int after = shard.log().size();
        Reply.Outcome outcome = decision instanceof Decision.Refused refused
                ? new Reply.Refused(refused.reason(), refused.currentVersion())
                : new Reply.Accepted(new Position(0, after), after - before);
        if (after > before) {
            message.keys().forEach(key -> keys.put(key.id(), key));
            taken.add(message.command());
        }
        Reply reply = new Reply(
                message.header().ledger(),
                message.header().id(),
                message.header().requestDigest(),
                clock.instant(),
                outcome);
        outcomes.put(reply.command(), reply);
        List.copyOf(looks).forEach(Runnable::run);
        return reply;
    }

    @Override
    public CompletableFuture<Answer> submitAsync(CommandMessage message, Duration patience) {
        return CompletableFuture.completedFuture(submit(message, patience));
    }

    /** Whatever became true, oldest first. */
    synchronized List<LedgerEvent> log() {
        return List.copyOf(shard.log());
    }

    synchronized MemoryShard shard() {
        return shard;
    }

    synchronized Optional<Reply> outcome(CommandId command) {
        return Optional.ofNullable(outcomes.get(command));
    }

    synchronized Optional<WrappedDataKey> key(DataKeyId key) {
        return Optional.ofNullable(keys.get(key));
    }

    /** The accepted commands of a type. */
    synchronized <C extends Command> List<C> taken(Class<C> type) {
        return taken.stream().filter(type::isInstance).map(type::cast).toList();
    }
}
