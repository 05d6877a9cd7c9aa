package io.credledger.command;

import static io.credledger.ledger.RefusalReason.NOT_FOUNDED;
import static io.credledger.ledger.RefusalReason.VERSION_CONFLICT;

import io.credledger.ledger.Command;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState.Shard;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RotationPhase;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What operators do with a shard as a whole: its keys are changed, or it came back from a copy. Each may be asked again. */
final class ShardCare {

    private final ShardState state;
    private final List<WrappedDataKey> brought;

    /** @param brought the keys that came with the command */
    ShardCare(ShardState state, List<WrappedDataKey> brought) {
        this.state = state;
        this.brought = brought;
    }

    Decision rotateMasterKey(Command.RotateMasterKey command) {
        Fact.MasterKeyRotated fact =
                new Fact.MasterKeyRotated(command.phase(), command.keys(), command.detailsKek(), command.tokensKek());
        return on(
                command.target(),
                shard -> fact.phase() == RotationPhase.STARTED ? start(shard, fact) : finish(shard, fact));
    }

    private static Decision start(Shard shard, Fact.MasterKeyRotated fact) {
        Fact.MasterKeyRotated rotating = shard.rotating();
        boolean alreadySo = rotating == null ? isSettledOn(shard, fact) : isOf(rotating, fact);
        return alreadySo ? Decision.unchanged() : Decision.happened(shardId(shard), fact);
    }

    /** Only what began; a newer one may have taken its place. */
    private static Decision finish(Shard shard, Fact.MasterKeyRotated fact) {
        Fact.MasterKeyRotated rotating = shard.rotating();
        if (rotating == null) {
            return isSettledOn(shard, fact) ? Decision.unchanged() : conflict(shard);
        }
        return isOf(rotating, fact) ? Decision.happened(shardId(shard), fact) : conflict(shard);
    }

    private static boolean isSettledOn(Shard shard, Fact.MasterKeyRotated fact) {
        Fact.MasterKeyRotated rotated = shard.rotated();
        return rotated == null
                ? fact.detailsKek().equals(shard.fact().detailsKek())
                        && fact.tokensKek().equals(shard.fact().tokensKek())
                : isOf(rotated, fact);
    }

    private static boolean isOf(Fact.MasterKeyRotated one, Fact.MasterKeyRotated other) {
        return one.detailsKek().equals(other.detailsKek()) && one.tokensKek().equals(other.tokensKek());
    }

    /** Each key for itself: one that was shredded or wrapped anew meanwhile holds back no other. */
    Decision rewrap(Command.RewrapKeys command) {
        return on(command.target(), shard -> {
            Fact.MasterKeyRotated newest = shard.rotating() == null ? shard.rotated() : shard.rotating();
            Set<DataKeyId> seen = new HashSet<>();
            List<WrappedDataKey> taken = new ArrayList<>();
            for (int i = 0; i < brought.size(); i++) {
                WrappedDataKey key = brought.get(i);
                if (seen.add(key.id())
                        && newest != null
                        && fits(key, command.keys().get(i).was(), newest)) {
                    taken.add(key);
                }
            }
            return new Decision.Rewrapped(taken, brought.size() - taken.size());
        });
    }

    private boolean fits(WrappedDataKey key, Octets was, Fact.MasterKeyRotated newest) {
        return !state.isShredded(key.id())
                && Objects.equals(state.wrapDigest(key.id()), was)
                && Objects.equals(state.keySubject(key.id()), key.subject())
                && key.isUnder(newest.detailsKek(), newest.tokensKek());
    }

    Decision rotateRefresherKey(Command.RotateRefresherKey command) {
        Fact.RefresherKeyRotated fact = new Fact.RefresherKeyRotated(command.refresherKey(), command.tag());
        return on(
                command.target(),
                shard -> fact.equals(shard.refresherKey())
                        ? Decision.unchanged()
                        : Decision.happened(command.target(), fact));
    }

    Decision recordRestoration(Command.RecordRestoration command) {
        return on(command.target(), shard -> {
            if (command.restoration() == shard.restoration()) {
                return Decision.unchanged();
            }
            return command.restoration() == shard.restoration() + 1
                    ? Decision.happened(
                            command.target(), new Fact.LedgerRestored(command.restoration(), command.headsDigest()))
                    : conflict(shard);
        });
    }

    Decision confirmRestoration(Command.ConfirmRestoration command) {
        return on(command.target(), shard -> {
            if (command.restoration() != shard.restoration()) {
                return conflict(shard);
            }
            return shard.unconfirmed()
                    ? Decision.happened(command.target(), new Fact.RefreshingConfirmed(command.restoration()))
                    : Decision.unchanged();
        });
    }

    private Decision on(ShardId target, Function<Shard, Decision> decide) {
        @Nullable Shard shard = state.find(target, Shard.class);
        return shard == null ? Decision.refused(NOT_FOUNDED) : decide.apply(shard);
    }

    private static ShardId shardId(Shard shard) {
        return ShardId.of(shard.fact().shard());
    }

    private static Decision conflict(Shard shard) {
        return new Decision.Refused(VERSION_CONFLICT, shard.version());
    }
}
