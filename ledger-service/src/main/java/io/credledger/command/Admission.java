package io.credledger.command;

import static io.credledger.ledger.RefusalReason.ALREADY_FOUNDED;
import static io.credledger.ledger.RefusalReason.COMMAND_EXPIRED;
import static io.credledger.ledger.RefusalReason.FOREIGN_LEDGER;
import static io.credledger.ledger.RefusalReason.MISROUTED;
import static io.credledger.ledger.RefusalReason.NOT_FOUNDED;
import static io.credledger.ledger.RefusalReason.VERSION_CONFLICT;
import static io.credledger.ledger.RefusalReason.WRONG_SENDER;

import io.credledger.ledger.AdminRosterId;
import io.credledger.ledger.CascadeCommand;
import io.credledger.ledger.Command;
import io.credledger.ledger.CommandHeader;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.RefresherCommand;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.Routing;
import io.credledger.ledger.ShardId;
import io.credledger.topic.Topic;
import io.credledger.topic.Topics;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules every command passes before it is decided: the right ledger, shard, sender, time, keys and version. */
final class Admission {

    /**
     * Half the dedupe window, to either side of the writer's clock: a command is remembered for the whole window, so its id is certainly still
     * known for as long as it could be admitted again, however far the edge's clock is off.
     */
    static final Duration MAX_AGE = Topics.DEDUPE_WINDOW.dividedBy(2);

    private final ShardState state;
    private final CommandMessage message;

    Admission(ShardState state, CommandMessage message) {
        this.state = state;
        this.message = message;
    }

    /** The first rule that the command breaks, or null. */
    Decision.@Nullable Refused check(Topic.Writer sender, Instant now) {
        RefusalReason reason = founding();
        if (reason == null) {
            reason = placement(sender, now);
        }
        if (reason == null) {
            reason = new KeyRules(state, message).check();
        }
        return reason != null ? new Decision.Refused(reason, null) : version();
    }

    private @Nullable RefusalReason founding() {
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        if (message.command() instanceof Command.FoundShard found) {
            return shard != null ? ALREADY_FOUNDED : founding(found);
        }
        if (shard == null) {
            return NOT_FOUNDED;
        }
        return shard.fact().ledger().equals(message.header().ledger()) ? null : FOREIGN_LEDGER;
    }

    /** What begins with the server's shard begins there and nowhere else. */
    private @Nullable RefusalReason founding(Command.FoundShard found) {
        Fact.LedgerFounded founding = found.founding();
        if (!founding.ledger().equals(message.header().ledger())) {
            return FOREIGN_LEDGER;
        }
        Routing server = founding.server().routing();
        boolean home = server.shard(founding.shards()) == founding.shard();
        AdminRosterId roster = found.roster();
        boolean rosterElsewhere = roster != null && !roster.routing().equals(server);
        boolean fits = home == (roster != null) && founding.shard() == state.shard();
        return fits && !rosterElsewhere ? null : MISROUTED;
    }

    private @Nullable RefusalReason placement(Topic.Writer sender, Instant now) {
        CommandHeader header = message.header();
        Command command = message.command();
        boolean here = command.target().routing().shard(shards()) == state.shard();
        if (!here || !header.id().routing().equals(command.target().routing())) {
            return MISROUTED;
        }
        if (!maySend(sender, command, header)) {
            return WRONG_SENDER;
        }
        Duration age = Duration.between(header.issuedAt(), now).abs();
        return age.compareTo(MAX_AGE) > 0 ? COMMAND_EXPIRED : null;
    }

    /** Refresher and cascade act for the installation, never for a person. */
    private boolean maySend(Topic.Writer sender, Command command, CommandHeader header) {
        Topic.Writer own = command instanceof RefresherCommand
                ? Topic.Writer.WORKER
                : command instanceof CascadeCommand ? Topic.Writer.CASCADE : Topic.Writer.EDGE;
        if (own == Topic.Writer.EDGE) {
            return sender == own;
        }
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        return sender == own
                && shard != null
                && header.actor().equals(shard.fact().server());
    }

    private int shards() {
        if (message.command() instanceof Command.FoundShard found) {
            return found.founding().shards();
        }
        EntityState.Shard shard = state.find(ShardId.of(state.shard()), EntityState.Shard.class);
        return shard == null ? 1 : shard.fact().shards();
    }

    private Decision.@Nullable Refused version() {
        Long expected = message.header().expectedVersion();
        if (expected == null) {
            return null;
        }
        EntityState target = state.entity(message.command().target());
        long current = target == null ? 0 : target.version();
        return expected == current ? null : new Decision.Refused(VERSION_CONFLICT, current);
    }
}
