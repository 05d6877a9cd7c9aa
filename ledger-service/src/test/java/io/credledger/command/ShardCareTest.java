package io.credledger.command;

import static io.credledger.command.Specification.ADA;
import static io.credledger.command.Specification.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.credledger.ledger.Command;
import io.credledger.ledger.CommandMessage;
import io.credledger.ledger.DataKeyId;
import io.credledger.ledger.EntityState;
import io.credledger.ledger.Fact;
import io.credledger.ledger.Octets;
import io.credledger.ledger.RefusalReason;
import io.credledger.ledger.RotationPhase;
import io.credledger.ledger.ShardId;
import io.credledger.ledger.WrappedDataKey;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What operators do with a shard: rotations, restorations. */
class ShardCareTest {

    private static final ShardId SHARD = ShardId.of(0);
    private static final Octets NEW = commitment(7);
    private static final Octets NEWER = commitment(8);

    private final Specification spec = Specification.ofOneShard();

    @Test
    void aRotationStarts() {
        spec.when(rotation(RotationPhase.STARTED, NEW))
                .thenItHappens(new Fact.MasterKeyRotated(RotationPhase.STARTED, 0, NEW, NEW));
    }

    @Test
    void aRotationStartsOnce() {
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .when(rotation(RotationPhase.STARTED, NEW))
                .thenItWasSoAlready();
    }

    @Test
    void theKeyOfTheFoundingIsNoNewOne() {
        spec.when(rotation(RotationPhase.STARTED, Ledger.DIGEST)).thenItWasSoAlready();
    }

    @Test
    void aNewerKeyTakesTheRotationOver() {
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .when(rotation(RotationPhase.STARTED, NEWER))
                .thenItHappens(new Fact.MasterKeyRotated(RotationPhase.STARTED, 0, NEWER, NEWER));
    }

    @Test
    void onlyWhatBeganIsFinished() {
        spec.when(rotation(RotationPhase.FINISHED, NEW)).thenItIsRefusedAtVersion(1);
        spec.given(rotation(RotationPhase.STARTED, NEWER))
                .when(rotation(RotationPhase.FINISHED, NEW))
                .thenItIsRefusedAtVersion(2);
        spec.when(rotation(RotationPhase.FINISHED, NEWER))
                .thenItHappens(new Fact.MasterKeyRotated(RotationPhase.FINISHED, 0, NEWER, NEWER));
        spec.when(rotation(RotationPhase.FINISHED, NEWER)).thenItWasSoAlready();
    }

    @Test
    void aKeyIsStoredInItsNewWrap() {
        WrappedDataKey anew = wrapped(shardKey(), SHARD, NEW);
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .altered(bringing(anew))
                .when(rewrap(anew, stored(shardKey())))
                .thenKeysAreRewrapped(anew);
        assertThat(stored(shardKey())).isEqualTo(anew.digest());
    }

    @Test
    void noKeyIsWrappedAnewBeforeARotation() {
        WrappedDataKey anew = wrapped(shardKey(), SHARD, NEW);
        spec.altered(bringing(anew)).when(rewrap(anew, stored(shardKey()))).thenKeysAreRewrapped();
    }

    @Test
    void aWrapThatIsNotTheStoredOneAnyMoreStays() {
        WrappedDataKey anew = wrapped(shardKey(), SHARD, NEW);
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .altered(bringing(anew))
                .when(rewrap(anew, anew.digest()))
                .thenKeysAreRewrapped();
    }

    @Test
    void oneThatCannotBeHoldsBackNoOther() {
        WrappedDataKey unknown = wrapped(spec.ledger.newKey(), SHARD, NEW);
        WrappedDataKey anothers = wrapped(shardKey(), ADA, NEW);
        WrappedDataKey anew = wrapped(shardKey(), SHARD, NEW);
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .altered(bringing(unknown, anew))
                .when(new Command.RewrapKeys(
                        SHARD,
                        List.of(
                                new Command.Rewrap(unknown.id(), NEW),
                                new Command.Rewrap(anew.id(), stored(shardKey())))))
                .thenKeysAreRewrapped(anew);
        spec.altered(bringing(anothers)).when(rewrap(anothers, anew.digest())).thenKeysAreRewrapped();
    }

    @Test
    void aWrapUnderAnotherMasterKeyIsNotTaken() {
        WrappedDataKey anew = wrapped(shardKey(), SHARD, NEWER);
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .altered(bringing(anew))
                .when(rewrap(anew, stored(shardKey())))
                .thenKeysAreRewrapped();
    }

    @Test
    void keysAreThoseThatAreNamed() {
        WrappedDataKey anew = wrapped(shardKey(), SHARD, NEW);
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .when(rewrap(anew, stored(shardKey())))
                .thenItIsRefused(RefusalReason.KEY_FOREIGN);
    }

    @Test
    void whileARotationIsGoingOnKeysMayComeUnderEither() {
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .given(new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of()));
    }

    @Test
    void whenItIsOverNoKeyComesUnderTheOldOne() {
        Command.RegisterIdentity register = new Command.RegisterIdentity(BEN, spec.ledger.newKey(), Set.of());
        spec.given(rotation(RotationPhase.STARTED, NEW))
                .given(rotation(RotationPhase.FINISHED, NEW))
                .when(register)
                .thenItIsRefused(RefusalReason.KEY_RETIRED);
        spec.altered(bringing(wrapped(register.detailsKey(), BEN, NEW)))
                .when(register)
                .thenItHappens(new Fact.IdentityRegistered(register.detailsKey(), Set.of()));
    }

    @Test
    void refreshTokensAreSealedToAnotherKey() {
        Command rotate = new Command.RotateRefresherKey(SHARD, NEW, NEWER);
        spec.when(rotate).thenItHappens(new Fact.RefresherKeyRotated(NEW, NEWER));
        spec.when(rotate).thenItWasSoAlready();
    }

    @Test
    void restorationsAreCounted() {
        spec.when(new Command.RecordRestoration(SHARD, 2, NEW)).thenItIsRefusedAtVersion(1);
        spec.when(new Command.RecordRestoration(SHARD, 1, NEW)).thenItHappens(new Fact.LedgerRestored(1, NEW));
        spec.when(new Command.RecordRestoration(SHARD, 1, NEW)).thenItWasSoAlready();
    }

    @Test
    void aRestorationIsConfirmedOnce() {
        spec.when(new Command.ConfirmRestoration(SHARD, 1)).thenItIsRefusedAtVersion(1);
        spec.given(new Command.RecordRestoration(SHARD, 1, NEW))
                .when(new Command.ConfirmRestoration(SHARD, 1))
                .thenItHappens(new Fact.RefreshingConfirmed(1));
        spec.when(new Command.ConfirmRestoration(SHARD, 1)).thenItWasSoAlready();
    }

    private DataKeyId shardKey() {
        return Objects.requireNonNull(spec.shard.find(SHARD, EntityState.Shard.class))
                .fact()
                .detailsKey();
    }

    private Octets stored(DataKeyId key) {
        return Objects.requireNonNull(spec.shard.wrapDigest(key));
    }

    private static Command rotation(RotationPhase phase, Octets commitment) {
        return new Command.RotateMasterKey(SHARD, phase, 0, commitment, commitment);
    }

    private static Command rewrap(WrappedDataKey anew, Octets was) {
        return new Command.RewrapKeys(SHARD, List.of(new Command.Rewrap(anew.id(), was)));
    }

    private static WrappedDataKey wrapped(DataKeyId id, io.credledger.ledger.EntityId subject, Octets commitment) {
        byte[] bytes = new byte[69];
        System.arraycopy(commitment.toByteArray(), 0, bytes, 1, 8);
        return new WrappedDataKey(id, subject, "details", Octets.copyOf(bytes));
    }

    private static UnaryOperator<CommandMessage> bringing(WrappedDataKey... keys) {
        return message -> new CommandMessage(
                message.header(), message.command(), message.clear(), message.sealed(), List.of(keys));
    }

    private static Octets commitment(int fill) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) fill);
        return Octets.copyOf(bytes);
    }
}
